/**
 * Reads the texts of options and collects all that is wrong with them.
 *
 * <p>May import {@code spark.table} for the nearest name, and picocli.
 */
package io.remblai.job.argument;
