/**
 * One run of each family of estimators over a table: the passes, and what they found as lines.
 *
 * <p>May import all of {@code spark.info}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info.run;
