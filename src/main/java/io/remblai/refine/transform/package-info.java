/**
 * A map applied to points that were not there when it was made: a tree that finds the pairs nearby,
 * the nearest of a block, and what their displacements say of a new point.
 *
 * <p>May import {@code refine} and what that may import.
 */
package io.remblai.refine.transform;
