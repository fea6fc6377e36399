/**
 * What rows are turned into before they are summed, and how that is fitted to a sample of them.
 *
 * <p>May import {@code spark.divergence}, the axes of {@code spark.info.moment}, {@code info},
 * {@code math} and Spark.
 */
package io.remblai.spark.divergence.design;
