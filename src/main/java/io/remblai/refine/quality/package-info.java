/**
 * How sure each pair of a map is: what giving it up would cost, whether both rows are each other's
 * nearest, and the weight it has among its alternatives.
 *
 * <p>May import {@code math}, {@code geometry} and {@code refine}.
 */
package io.remblai.refine.quality;
