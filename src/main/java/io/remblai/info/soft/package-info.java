/**
 * Soft bins on the unit sphere: their temperature, their reference points, and the share of each
 * row in each bin.
 *
 * <p>May import only {@code math}.
 */
package io.remblai.info.soft;
