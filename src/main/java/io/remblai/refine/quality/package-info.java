/**
 * How sure each pair of a map is: what giving it up would cost, whether both rows are each other's
 * nearest, and how likely it is if targets are noisy images of the sources.
 *
 * <p>May import {@code math}, {@code geometry} and {@code refine}.
 */
package io.remblai.refine.quality;
