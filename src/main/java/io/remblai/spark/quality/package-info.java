/**
 * The quality of the pairs of a map that is spread over a cluster: one shuffle of its rows, then a
 * pass over each neighbourhood.
 *
 * <p>May import {@code math}, {@code geometry}, {@code refine}, {@code certificate}, {@code spark},
 * {@code spark.certificate} and Spark.
 */
package io.remblai.spark.quality;
