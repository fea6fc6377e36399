/**
 * Cuts a block of two clouds into parts of given sizes by a low-rank coupling: how many parts on
 * each level, and soft weights turned into parts.
 *
 * <p>May import {@code math}, {@code geometry}.
 */
package io.remblai.lowrank.split;
