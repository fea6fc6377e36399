package io.remblai.info.neighbor;

import io.remblai.info.LocalMoments;
import java.io.Serializable;

/**
 * What some of the queries gave; shares merge.
 *
 * @param locals moments of the queries' local values
 * @param copies queries with as many copies as neighbours are asked for
 * @param ties other queries whose k-th neighbour is not alone at its distance
 */
public record NeighborShare(LocalMoments locals, long copies, long ties) implements Serializable {

  /** No queries. */
  public static final NeighborShare NONE = new NeighborShare(LocalMoments.NONE, 0, 0);

  /** Ties of fewer queries than this part of them change less than the noise does. */
  private static final double FEW = 0.01;

  /** Both sets of queries together. */
  public NeighborShare mergeWith(NeighborShare other) {
    return new NeighborShare(
        locals.mergeWith(other.locals), copies + other.copies, ties + other.ties);
  }

  /** All of the given shares, in order. */
  static NeighborShare all(NeighborShare[] shares) {
    NeighborShare all = NONE;
    for (NeighborShare share : shares) {
      all = all.mergeWith(share);
    }
    return all;
  }

  /** Whether ties are more than an accident. */
  boolean manyTies() {
    return ties > FEW * locals.count();
  }
}
