/**
 * Clouds whose rows have weights, and rows that are copied: what is matched by mass or by number.
 *
 * <p>May import {@code math}, {@code geometry}, {@code refine}, {@code input}, {@code coupling},
 * {@code output}, the blocks of {@code spark} and Spark.
 */
package io.remblai.spark.mass;
