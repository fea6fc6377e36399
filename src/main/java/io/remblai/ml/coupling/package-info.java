/**
 * Parameters of stages for low-rank couplings.
 *
 * <p>May import {@code ml.param}, {@code geometry}, {@code lowrank}, {@code spark} and Spark ML.
 */
package io.remblai.ml.coupling;
