/**
 * How alike the columns of two tables are, before and after their rows are matched.
 *
 * <p>May import {@code math}, {@code summary}, {@code spark}, {@code spark.table} and Spark.
 */
package io.remblai.spark.balance;
