/**
 * What is to be coupled, what a coupling of low rank is, and what it says.
 *
 * <p>May import {@code lowrank.rows}, {@code lowrank.cost} and {@code lowrank.latent}.
 */
package io.remblai.lowrank.coupling;
