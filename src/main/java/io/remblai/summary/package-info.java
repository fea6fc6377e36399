/**
 * What is left of many pairs when only a picture of them is wanted: quantiles, histograms, counts
 * over a plane. Everything that is summed over pairs is a mergeable value of whole numbers, so that
 * neither order nor partitions show.
 *
 * <p>May import {@code math}.
 */
package io.remblai.summary;
