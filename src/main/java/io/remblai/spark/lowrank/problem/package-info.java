/**
 * Low-rank coupling problems between distributed clouds: which factors a cost needs, rows made from
 * points, the cached clouds and what solves them.
 *
 * <p>May import {@code spark.lowrank}, {@code bound} for samples by key, the blocks of {@code
 * spark}, and what they may import.
 */
package io.remblai.spark.lowrank.problem;
