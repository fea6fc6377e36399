/**
 * Flat row-major arrays, kernels, seeds, exact sums and order statistics.
 *
 * <p>May import only {@code java.*} and {@code jdk.incubator.vector}.
 */
package io.remblai.math;
