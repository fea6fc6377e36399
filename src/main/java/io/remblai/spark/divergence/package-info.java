/**
 * How far two tables of vectors are from each other, group by group: what is asked, and the tables.
 *
 * <p>May import {@code spark.info}, {@code spark.table}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.divergence;
