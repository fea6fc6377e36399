/**
 * One run of {@code hiref} or {@code plan}: read, check, plan, solve, write, check what was
 * written, publish.
 *
 * <p>May import {@code job.argument}, {@code job.process}, {@code job.output}, {@code job.run} and
 * all below {@code job}.
 */
package io.remblai.job.hiref;
