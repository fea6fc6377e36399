/**
 * How far a map is from the best one: lower bounds of the least mean cost, the gap, and the gate on
 * it.
 *
 * <p>May import {@code job.argument} and all below {@code job}.
 */
package io.remblai.job.bound;
