/**
 * Passes over distributed clouds for {@link io.remblai.bound}.
 *
 * <p>May import {@code bound}, the blocks of {@code spark}, and what they may import.
 */
package io.remblai.spark.bound;
