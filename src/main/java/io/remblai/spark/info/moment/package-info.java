/**
 * Estimators that need means and covariances only: one pass, one shuffle of moments by group.
 *
 * <p>May import {@code spark.info}, {@code info}, Spark and the LAPACK in Java that comes with it.
 */
package io.remblai.spark.info.moment;
