/**
 * Pairs in a checkpoint: as rows of ids, and back to blocks with their points.
 *
 * <p>May import {@code math}, {@code spark} and Spark.
 */
package io.remblai.spark.checkpoint.pairs;
