/**
 * Keyed samples of the rows of two tables, and the measures that hold rows in memory.
 *
 * <p>May import {@code spark.divergence}, {@code spark.info}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.divergence.sample;
