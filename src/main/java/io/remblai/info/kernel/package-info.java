/**
 * Information from kernels between rows: spectral entropy, quadratic information, pairwise bounds.
 *
 * <p>May import only {@code java.*}, {@code math}, the parent package, {@code linear} and {@code
 * histogram}.
 */
package io.remblai.info.kernel;
