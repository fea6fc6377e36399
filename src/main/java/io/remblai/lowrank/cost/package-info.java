/**
 * Ground costs as bilinear forms of factors of rows: exact for squared Euclidean and cosine costs,
 * sampled for others, dense for small problems.
 *
 * <p>May import {@code lowrank.rows}, {@code lowrank.latent}, {@code geometry} and {@code math}.
 */
package io.remblai.lowrank.cost;
