/**
 * Chooses which targets of a larger cloud are matched first, by a sample of both clouds.
 *
 * <p>May import {@code math}, {@code geometry}, {@code refine}, the blocks of {@code spark} and
 * Spark.
 */
package io.remblai.spark.partial.choice;
