/**
 * Maps and couplings as tables for users, and the books that prove them what they should be.
 *
 * <p>May import {@code geometry}, {@code lowrank}, {@code spark}, {@code spark.certificate}, {@code
 * spark.lowrank} and Spark.
 */
package io.remblai.spark.output;
