/**
 * Hierarchical refinement of two clouds into a one-to-one map, and its rematching rounds.
 *
 * <p>May import {@code math}, {@code geometry}, {@code assignment}.
 */
package io.remblai.refine;
