/**
 * One side of a low-rank coupling whose rows are described by a few numbers instead of being
 * stored, and the passes over a cloud that sum them.
 *
 * <p>May import {@code math}.
 */
package io.remblai.lowrank.rows;
