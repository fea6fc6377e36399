package io.remblai.spark.certificate;

import org.apache.spark.api.java.JavaRDD;

/**
 * A map with a proof of how far it is from the best one.
 *
 * @param pairs the map's pairs with potentials of both sides, not persisted: computed from what the
 *     pass over all pairs of points left in the shuffle, in the partitions of the map
 * @param points number of pairs
 * @param meanCost mean cost of the pairs
 * @param lowerBound no map costs less on average, rounding included
 */
public record Certificate(
    JavaRDD<CertifiedPairs> pairs, long points, double meanCost, double lowerBound) {}
