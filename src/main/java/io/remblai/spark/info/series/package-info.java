/**
 * Transfer entropy between the series of a table: rows meet in their series by a shuffle, are put
 * in the order of time there, and windows of them are sampled and estimated as rows are.
 *
 * <p>May import {@code spark.info}, {@code spark.info.sample}, {@code spark.table}, {@code info},
 * {@code math} and Spark.
 */
package io.remblai.spark.info.series;
