/**
 * Bottleneck curves of joints, searched for by many tasks at once.
 *
 * <p>May import {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info.plane.curve;
