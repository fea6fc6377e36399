/**
 * Soft entropy and soft information in one pass over the rows, as states that merge.
 *
 * <p>May import {@code spark.info}, {@code spark.table}, {@code info}, {@code math} and Spark.
 */
package io.remblai.spark.info.soft;
