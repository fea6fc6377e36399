/**
 * What chance alone would say two vectors know about each other: partners exchanged within buckets
 * of rows.
 *
 * <p>May import {@code spark.info.soft}, {@code spark.info}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info.pair;
