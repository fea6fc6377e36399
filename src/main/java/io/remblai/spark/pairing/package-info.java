/**
 * The pairs of a finished map, read back from its table of ids, and the points they are of.
 *
 * <p>May import {@code spark}, {@code spark.output} and Spark.
 */
package io.remblai.spark.pairing;
