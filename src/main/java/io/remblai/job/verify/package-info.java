/**
 * Checks a finished output against its inputs, apart from the code that made it.
 *
 * <p>May import {@code job.argument}, {@code job.process}, {@code job.output} and all below {@code
 * job}, but not {@code job.hiref}.
 */
package io.remblai.job.verify;
