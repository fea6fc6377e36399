/**
 * The one-to-one map of a cloud into a larger one, over a cluster.
 *
 * <p>May import {@code math}, {@code geometry}, {@code refine}, the blocks of {@code spark}, {@code
 * choice} and Spark.
 */
package io.remblai.spark.partial;
