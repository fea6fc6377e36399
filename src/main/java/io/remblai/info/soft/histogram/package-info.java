/**
 * Sums of soft shares that can be merged and saved, and the entropies and mutual information that
 * follow from them, in nats.
 *
 * <p>May import {@code math} and {@code info.soft}.
 */
package io.remblai.info.soft.histogram;
