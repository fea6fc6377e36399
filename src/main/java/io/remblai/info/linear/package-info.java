/**
 * Small dense linear algebra on flat row-major arrays: factors, ranks and eigenvalues.
 *
 * <p>May import only {@code java.*}.
 */
package io.remblai.info.linear;
