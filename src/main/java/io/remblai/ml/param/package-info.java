/**
 * Parameters of stages: what several stages have alike, choices among names, and messages in the
 * words of parameters.
 *
 * <p>May import {@code refine}, {@code spark.input}, {@code spark.table} and Spark ML; not the
 * stages.
 */
package io.remblai.ml.param;
