/**
 * Reads and checks two tables: what cannot be used is refused or set aside with a reason, the rest
 * becomes blocks of points.
 *
 * <p>May import {@code math}, {@code geometry}, {@code spark}, {@code spark.table} and Spark.
 */
package io.remblai.spark.input;
