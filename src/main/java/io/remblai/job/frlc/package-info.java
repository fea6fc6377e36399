/**
 * One run of {@code frlc}: read, check, make factors, solve, write, check what was written,
 * publish.
 *
 * <p>May import {@code job.argument}, {@code job.process}, {@code job.output}, {@code job.run} and
 * all below {@code job}.
 */
package io.remblai.job.frlc;
