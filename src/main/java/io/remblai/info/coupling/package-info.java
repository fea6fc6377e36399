/**
 * Couplings of distributions and comparisons of histograms.
 *
 * <p>May import only {@code java.*}, the parent package and {@code linear}.
 */
package io.remblai.info.coupling;
