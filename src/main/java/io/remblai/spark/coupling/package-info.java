/**
 * Couplings of two clouds whose rows have masses, by one task.
 *
 * <p>May import {@code math}, {@code geometry}, {@code assignment}, {@code refine}, the blocks and
 * {@code progress} of {@code spark}, and Spark.
 */
package io.remblai.spark.coupling;
