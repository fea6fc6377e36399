/**
 * Ranks and eigenvalues of symmetric matrices on flat row-major arrays.
 *
 * <p>May import {@code math}.
 */
package io.remblai.info.linear;
