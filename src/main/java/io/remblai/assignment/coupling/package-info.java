/**
 * Exact transport of one block with given masses: couplings with at most n + m - 1 entries.
 *
 * <p>May import {@code math} and {@code geometry}.
 */
package io.remblai.assignment.coupling;
