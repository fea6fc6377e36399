/**
 * Assignment of a block in which some pairs are forbidden: as many pairs as possible, and of those
 * matchings one of least cost.
 *
 * <p>May import {@code math} and {@code geometry}.
 */
package io.remblai.assignment.caliper;
