package io.remblai.spark.certificate;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

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
    JavaRDD<CertifiedPairs> pairs, long points, double meanCost, double lowerBound) {

  /** The same with sources for targets, for a caller to whom the larger cloud is the source. */
  public Certificate exchanged() {
    return new Certificate(pairs.map(new Exchange()), points, meanCost, lowerBound);
  }

  /** Exchanges sources and targets, and their potentials. */
  static final class Exchange implements Function<CertifiedPairs, CertifiedPairs> {

    private static final long serialVersionUID = 1;

    @Override
    public CertifiedPairs call(CertifiedPairs certified) {
      return new CertifiedPairs(
          RaisePotentials.ExchangeRoles.exchanged(certified), certified.pairs().potentials());
    }
  }
}
