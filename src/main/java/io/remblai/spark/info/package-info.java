/**
 * Tables of vectors with labels and groups: what is in them, their rows, what estimators found.
 *
 * <p>May import {@code spark.table}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info;
