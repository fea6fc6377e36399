/**
 * Writes synthetic clouds.
 *
 * <p>May import {@code job.process}, {@code geometry} and Spark.
 */
package io.remblai.job.demo;
