/**
 * A finished map applied to a cloud of any size: both meet block by block, in one pass over the new
 * points.
 *
 * <p>May import {@code refine}, {@code spark}, {@code spark.input} and Spark.
 */
package io.remblai.spark.transform;
