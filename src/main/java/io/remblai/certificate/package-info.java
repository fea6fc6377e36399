/**
 * Lower bounds of the least cost from dual potentials, rigorous in floating point.
 *
 * <p>May import {@code math} and {@code geometry}.
 */
package io.remblai.certificate;
