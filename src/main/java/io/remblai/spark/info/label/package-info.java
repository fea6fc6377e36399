/**
 * Soft information of labels too many for one task: labels meet by a shuffle and are finished where
 * they are.
 *
 * <p>May import {@code spark.info.soft}, {@code spark.info}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info.label;
