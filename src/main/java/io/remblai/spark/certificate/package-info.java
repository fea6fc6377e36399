/**
 * Certificates of a distributed map: all pairs of points, in blocks over the cluster.
 *
 * <p>May import {@code math}, {@code geometry}, {@code certificate}, {@code spark} and Spark.
 */
package io.remblai.spark.certificate;
