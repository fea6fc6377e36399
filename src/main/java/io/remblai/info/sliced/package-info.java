/**
 * Information of low-dimensional projections of two vectors.
 *
 * <p>May import only {@code java.*}, {@code math} and the parent package.
 */
package io.remblai.info.sliced;
