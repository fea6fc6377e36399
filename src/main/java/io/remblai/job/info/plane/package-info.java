/**
 * One run of {@code information-plane}: read, sum, count joints, search curves, write, publish.
 *
 * <p>May import {@code job.info}, {@code job.argument}, {@code job.process}, {@code job.output},
 * {@code job.run} and all below {@code job}.
 */
package io.remblai.job.info.plane;
