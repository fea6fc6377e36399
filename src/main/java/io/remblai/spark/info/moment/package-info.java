/**
 * Estimators that need means and covariances only: one pass, one shuffle of moments by group.
 *
 * <p>May import {@code spark.info}, {@code info} and Spark.
 */
package io.remblai.spark.info.moment;
