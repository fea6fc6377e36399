/**
 * How far a map is from the best one: lower bounds of the least mean cost, the gap, and the gate on
 * it.
 *
 * <p>May import {@code bound}, {@code certificate}, {@code geometry} and the rest of {@code spark}.
 */
package io.remblai.spark.judge;
