/**
 * One run of {@code divergence}: read, count, fit, sum, compare, write, publish.
 *
 * <p>May import {@code job.argument}, {@code job.process}, {@code job.output}, {@code job.run} and
 * all below {@code job}.
 */
package io.remblai.job.divergence;
