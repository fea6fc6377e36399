/**
 * Names, opens and walks the users' tables: locations, columns and their types, rows through
 * Spark's internal form.
 *
 * <p>May import {@code spark} and Spark.
 */
package io.remblai.spark.table;
