/**
 * Passes over rows of factors that are spread over a cluster, for {@link io.remblai.lowrank}.
 *
 * <p>May import {@code lowrank}, {@code bound} for samples by key, and what they may import.
 */
package io.remblai.spark.lowrank;
