/**
 * Checkpoints: what the stages of a run have found, as Parquet in a folder of its own, so that a
 * later run goes on from there.
 *
 * <p>May import {@code math}, {@code refine}, {@code spark} with {@code spark.progress}, Spark and
 * Hadoop.
 */
package io.remblai.spark.checkpoint;
