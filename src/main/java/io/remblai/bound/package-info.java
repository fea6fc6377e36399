/**
 * Lower bounds of the least mean cost of a one-to-one map that take a few passes over the points:
 * from means, from covariances, from the spread along each of a set of axes.
 *
 * <p>May import {@code math}, {@code geometry} and the LAPACK in Java that comes with breeze.
 */
package io.remblai.bound;
