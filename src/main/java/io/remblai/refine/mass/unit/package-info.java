/**
 * Weights of rows in whole units of mass, so that sums of masses are exact.
 *
 * <p>May import {@code math}.
 */
package io.remblai.refine.mass.unit;
