/**
 * Refinement of two clouds of different size: the smaller one is mapped one to one into the larger,
 * and who is left out is part of the optimisation.
 *
 * <p>May import {@code math}, {@code geometry}, {@code assignment} and {@code refine}.
 */
package io.remblai.refine.partial;
