/**
 * A map that starts from an earlier one of nearly the same rows.
 *
 * <p>May import {@code refine}, {@code spark}, {@code spark.checkpoint}, {@code spark.pairing},
 * {@code spark.progress} and Spark.
 */
package io.remblai.spark.warm;
