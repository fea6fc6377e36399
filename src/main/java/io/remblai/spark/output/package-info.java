/**
 * The map as a table for users, and the books that prove it a bijection.
 *
 * <p>May import {@code geometry}, {@code spark}, {@code spark.certificate} and Spark.
 */
package io.remblai.spark.output;
