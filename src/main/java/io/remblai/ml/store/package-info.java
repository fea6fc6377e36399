/**
 * How stages are saved and loaded: JSON of our own in the place where pipelines look for it, tables
 * as Parquet.
 *
 * <p>May import {@code spark} and Spark ML; not the stages.
 */
package io.remblai.ml.store;
