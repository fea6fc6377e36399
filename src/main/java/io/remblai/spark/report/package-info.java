/**
 * Summarises the pairs of a map where they are: two passes, and a sample that is chosen by the ids.
 *
 * <p>May import {@code summary}, {@code geometry}, {@code math}, {@code spark}, {@code
 * spark.pairing} and Spark.
 */
package io.remblai.spark.report;
