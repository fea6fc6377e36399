/**
 * Runs of {@code hiref} that start from the output of an earlier one.
 *
 * <p>May import {@code job.output}, {@code job.process}, {@code spark.warm}, what these may import,
 * and all below {@code job}.
 */
package io.remblai.job.hiref.warm;
