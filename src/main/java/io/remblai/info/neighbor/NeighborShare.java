package io.remblai.info.neighbor;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import java.io.Serializable;

/**
 * What some of the queries gave; shares merge.
 *
 * @param locals moments of the queries' local values
 * @param copies queries with as many copies as neighbours are asked for
 */
public record NeighborShare(LocalMoments locals, long copies) implements Serializable {

  /** No queries. */
  public static final NeighborShare NONE = new NeighborShare(LocalMoments.NONE, 0);

  /** Both sets of queries together. */
  public NeighborShare mergeWith(NeighborShare other) {
    return new NeighborShare(locals.mergeWith(other.locals), copies + other.copies);
  }

  /** All of the given shares, in order. */
  static NeighborShare all(NeighborShare[] shares) {
    NeighborShare all = NONE;
    for (NeighborShare share : shares) {
      all = all.mergeWith(share);
    }
    return all;
  }

  /** The mean of the local values, with a warning where rows repeat. */
  Estimate estimate(double ceiling) {
    Estimate estimate = locals.estimate();
    if (copies == 0) {
      return estimate.withCeiling(ceiling);
    }
    return estimate.withWarning(
        ("%d of %d rows have at least as many copies as neighbours are asked for; the estimator"
                + " expects continuous values without ties")
            .formatted(copies, locals.count()));
  }
}
