/**
 * What is done to columns before an estimator sees them.
 *
 * <p>May import only {@code java.*}, {@code math}, the parent package and {@code special}.
 */
package io.remblai.info.transform;
