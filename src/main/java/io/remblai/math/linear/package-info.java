/**
 * Dense linear algebra on flat row-major arrays, in double.
 *
 * <p>May import {@code java.*}.
 */
package io.remblai.math.linear;
