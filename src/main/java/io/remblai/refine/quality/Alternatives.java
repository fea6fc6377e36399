package io.remblai.refine.quality;

import io.remblai.math.OrderStatistics;
import java.io.Serializable;

/**
 * The cheapest alternatives of one pair, as far as they tell of the temperature. Immutable.
 *
 * <p>Costs are what remains when the mean displacement of the neighbourhood is taken away.
 */
public final class Alternatives implements Serializable {

  private static final long serialVersionUID = 1;

  /** What comes after so many counts for little. */
  static final int MOST = 128;

  private final long key;
  private final double own;
  private final float[] rises;
  private final float[] costs;

  private Alternatives(long key, double own, float[] rises, float[] costs) {
    this.key = key;
    this.own = own;
    this.rises = rises;
    this.costs = costs;
  }

  /** Draws alternatives of pairs of a neighbourhood. Not thread safe. */
  public static final class Draw {

    private final Neighbourhood near;
    private final ExchangeScan scan;
    private final double[] scratch;
    private final int[] columns;

    public Draw(Neighbourhood near) {
      this.near = near;
      this.scan = new ExchangeScan(near);
      this.scratch = new double[scan.rises().length];
      this.columns = new int[scan.rises().length];
    }

    /**
     * Of one pair, fastest in ascending order. O((n + m) dim).
     *
     * @param key of its source, by which samples are put in order
     */
    public Alternatives of(int pair, long key) {
      scan.turnTo(pair);
      float[] all = scan.rises();
      float limit = Float.MAX_VALUE;
      if (all.length > MOST) {
        for (int k = 0; k < all.length; k++) {
          scratch[k] = -(double) all[k];
        }
        limit = (float) -OrderStatistics.greatest(scratch, all.length, MOST);
      }
      int count = Math.min(MOST, scan.atMost(Math.min(limit, Float.MAX_VALUE), columns));
      float[] rises = new float[count];
      float[] costs = new float[count];
      for (int k = 0; k < count; k++) {
        rises[k] = (float) near.costInGiven(all[columns[k]]);
        costs[k] = (float) near.costInGiven(scan.costOf(columns[k]));
      }
      return new Alternatives(key, near.costInGiven(near.own()[pair]), rises, costs);
    }
  }

  long key() {
    return key;
  }

  /** The cost of the pair as it is. */
  double own() {
    return own;
  }

  /** The mean cost over the pair and its alternatives, weighted at the given temperature. */
  double meanCost(double temperature) {
    double least = 0;
    for (float rise : rises) {
      least = Math.min(least, rise);
    }
    double weight = weight(0, least, temperature);
    double total = weight;
    double sum = weight * own;
    for (int k = 0; k < rises.length; k++) {
      weight = weight(rises[k], least, temperature);
      total += weight;
      sum += weight * costs[k];
    }
    return sum / total;
  }

  private static double weight(double rise, double least, double temperature) {
    if (temperature > 0) {
      return Math.exp((least - rise) / temperature);
    }
    return rise == least ? 1 : 0;
  }
}
