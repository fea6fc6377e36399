/**
 * Estimates of entropy and mutual information from samples: what every estimator takes and gives.
 *
 * <p>May import only {@code java.*} and {@code math}; each sub-package holds one family of
 * estimators and may import this package, {@code special}, {@code linear} and {@code transform}.
 */
package io.remblai.info;
