/**
 * Low-rank couplings of two clouds in memory linear in their points: Factor Relaxation with Latent
 * Coupling (Halmos, Liu, Gold and Raphael, NeurIPS 2024) for Wasserstein, Gromov-Wasserstein and
 * fused objectives, and transport clustering.
 *
 * <p>May import {@code math}, {@code geometry} and its sub-packages.
 */
package io.remblai.lowrank;
