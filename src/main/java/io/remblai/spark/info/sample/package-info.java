/**
 * Estimators that hold rows: a sample of each group, chosen by the keys of its rows, and what they
 * find in it, group by group in the tasks.
 *
 * <p>May import {@code spark.info}, {@code spark.info.moment}, {@code assignment}, {@code info},
 * {@code math} and Spark.
 */
package io.remblai.spark.info.sample;
