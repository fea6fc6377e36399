/**
 * Rows into tables that others own.
 *
 * <p>May import {@code spark.table} and Spark.
 */
package io.remblai.spark.sink;
