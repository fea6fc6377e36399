/**
 * Measures that are sums over all rows: the sums, what they come to, its error and its null.
 *
 * <p>May import {@code spark.divergence}, its {@code design} and {@code sample}, {@code
 * spark.info}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.divergence.sum;
