/**
 * Information between series: windows of the past and transfer entropy.
 *
 * <p>May import only {@code java.*}, {@code math} and the packages of estimators that it applies:
 * the parent package, {@code gaussian}, {@code histogram} and {@code neighbor}.
 */
package io.remblai.info.series;
