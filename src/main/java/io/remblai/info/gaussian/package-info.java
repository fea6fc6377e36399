/**
 * Information as of normal variables, from one covariance matrix.
 *
 * <p>May import only {@code java.*}, {@code math}, the parent package, {@code linear} and {@code
 * special}.
 */
package io.remblai.info.gaussian;
