/**
 * Parameters of stages that estimate information, and what such a stage has found.
 *
 * <p>May import {@code spark.info}, {@code spark.table}, {@code info}, {@code ml.param} and Spark
 * ML; not the stages.
 */
package io.remblai.ml.info;
