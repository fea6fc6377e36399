/**
 * The small problems of a low-rank coupling, whose size is the rank: the latent plan between
 * components and the column potentials of a factor.
 *
 * <p>May import {@code lowrank.rows}.
 */
package io.remblai.lowrank.latent;
