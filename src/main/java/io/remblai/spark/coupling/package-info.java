/**
 * Couplings of two clouds whose rows all have the same mass, in one block.
 *
 * <p>May import {@code math}, {@code geometry}, {@code assignment}, {@code refine}, the blocks of
 * {@code spark} and Spark.
 */
package io.remblai.spark.coupling;
