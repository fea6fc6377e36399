/**
 * Options from a file or from the configuration of Spark, and the options in force as such a file.
 *
 * <p>May import {@code job.argument}, {@code spark.table} for the nearest name, and picocli;
 * nothing of Spark, so that mistakes are told at once.
 */
package io.remblai.job.config;
