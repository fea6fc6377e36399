/**
 * Soft entropy as an aggregate function of Spark SQL.
 *
 * <p>May import {@code spark.info.soft}, {@code info} and Spark.
 */
package io.remblai.spark.info.sql;
