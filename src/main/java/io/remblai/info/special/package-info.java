/**
 * The few special functions that the estimators need.
 *
 * <p>May import only {@code java.*}.
 */
package io.remblai.info.special;
