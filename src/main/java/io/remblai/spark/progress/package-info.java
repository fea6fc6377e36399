/**
 * How far a distributed run has got, and who keeps it for the next run.
 *
 * <p>May import {@code refine}, the blocks of {@code spark} and Spark; is used by {@code spark}
 * itself.
 */
package io.remblai.spark.progress;
