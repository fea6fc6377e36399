/**
 * Moves the data between Spark and the solvers: distributed splits, rematching rounds, and the
 * blocks of points and pairs that travel.
 *
 * <p>May import {@code math}, {@code geometry}, {@code assignment}, {@code refine} and Spark; none
 * of the packages below it but {@code progress}.
 */
package io.remblai.spark;
