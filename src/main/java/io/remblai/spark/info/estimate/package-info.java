/**
 * What can be asked of a table of vectors, labels and groups, and the run of all estimators that
 * were asked for.
 *
 * <p>May import all of {@code spark.info}, {@code spark.input}, {@code spark.table}, {@code info},
 * {@code math} and Spark.
 */
package io.remblai.spark.info.estimate;
