/**
 * The map as a table for users, and the books that prove it a bijection.
 *
 * <p>May import {@code geometry}, {@code spark} and Spark.
 */
package io.remblai.spark.output;
