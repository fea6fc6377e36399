/**
 * Maps the groups of two clouds each by itself: counts them, packs the small ones into tasks and
 * solves them there.
 *
 * <p>May import {@code spark}, {@code spark.tag}, {@code spark.partial}, {@code refine}, {@code
 * assignment}, {@code certificate}.
 */
package io.remblai.spark.group;
