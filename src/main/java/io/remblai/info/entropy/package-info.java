/**
 * Differential entropy and divergence of samples, from distances and spacings.
 *
 * <p>May import only {@code java.*}, {@code math}, the parent package, {@code neighbor} and {@code
 * special}.
 */
package io.remblai.info.entropy;
