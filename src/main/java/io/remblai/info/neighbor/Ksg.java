package io.remblai.info.neighbor;

import io.remblai.info.Estimate;
import io.remblai.info.KeyedOrder;
import io.remblai.info.PairedEstimator;
import io.remblai.info.Rows;

/**
 * Mutual information of two vectors by nearest neighbours (Kraskov, Stoegbauer and Grassberger,
 * 2004). Values may be slightly negative. From about ten dimensions on it is far too low: compress
 * first.
 *
 * @param form which of the paper's two estimators
 * @param k neighbours: more of them mean less noise and more bias
 * @param mostQueries average over a seeded sample of so many rows where there are more; all rows
 *     are searched, so the sample adds noise, which the standard error shows, but no bias
 * @param seed of that sample
 */
public record Ksg(Form form, int k, int mostQueries, long seed) implements PairedEstimator {

  /** The two estimators of the paper. */
  public enum Form {
    /** Counts strictly within the joint distance. */
    ONE,
    /** Counts within each part's own distance. */
    TWO
  }

  /** The first form with five neighbours, over all rows. */
  public static Ksg defaults() {
    return new Ksg(Form.ONE, 5, Integer.MAX_VALUE, 0);
  }

  public Ksg {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
    if (mostQueries < 2) {
      throw new IllegalArgumentException(
          "mostQueries is %d, must be at least 2".formatted(mostQueries));
    }
  }

  @Override
  public String name() {
    return form == Form.ONE ? "ksg1" : "ksg2";
  }

  @Override
  public Estimate estimate(Rows x, Rows y) {
    long[] keys = KeyedOrder.rowNumbers(x.size());
    return reference(x, y, KeyedOrder.sample(seed, 0, keys, mostQueries)).estimate();
  }

  /** The same, ready to be asked for the given rows, share by share. */
  public NeighborInformation reference(Rows x, Rows y, int[] queries) {
    return form == Form.ONE
        ? NeighborInformation.ksg1(x, y, k, queries)
        : NeighborInformation.ksg2(x, y, k, queries);
  }
}
