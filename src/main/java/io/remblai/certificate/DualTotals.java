package io.remblai.certificate;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import java.io.Serializable;

/** Costs and potentials of pairs, added up exactly. */
public final class DualTotals implements Serializable {

  private static final long serialVersionUID = 1;

  private final ExactSum cost = new ExactSum();
  private final ExactSum dual = new ExactSum();
  private long pairs;
  private long free;

  /**
   * Adds the pairs (row i of x, row i of y), i in [0, n).
   *
   * @param x sources [n, dim]; not modified
   * @param y their targets [n, dim]; not modified
   * @param f potentials of the sources [n]; not modified
   * @param g potentials of the targets [n]; not modified
   */
  public void add(GroundCost ground, float[] x, float[] y, double[] f, double[] g, int dim) {
    for (int i = 0; i < f.length; i++) {
      cost.add(ground.between(x, i * dim, y, i * dim, dim));
      dual.add(f[i]);
      dual.add(g[i]);
    }
    pairs += f.length;
  }

  /**
   * Adds targets that are left out of a map into a larger cloud: the dual of that problem counts
   * their potentials, which are at most zero.
   */
  public void addFree(double[] g) {
    for (double potential : g) {
      dual.add(potential);
    }
    free += g.length;
  }

  /** Adds the pairs of another. */
  public void mergeWith(DualTotals other) {
    cost.mergeWith(other.cost);
    dual.mergeWith(other.dual);
    pairs += other.pairs;
    free += other.free;
  }

  public long pairs() {
    return pairs;
  }

  /** Targets that are left out. */
  public long free() {
    return free;
  }

  /** The potentials of those targets for each of so many pairs, at most zero. */
  public double freePerPair(long count) {
    return dual.value() / count;
  }

  /** Mean cost of the pairs. */
  public double meanCost() {
    return cost.value() / pairs;
  }

  /**
   * The sum of all f and g for each pair, rounded down: no map between these points costs less on
   * average.
   */
  public double lowerBound() {
    return Math.nextDown(Math.nextDown(dual.value()) / pairs);
  }

  /**
   * The slack {@code c - f - g} of each pair: 0 in an optimal map with optimal potentials, never
   * negative.
   */
  public static double[] slacks(
      GroundCost ground, float[] x, float[] y, double[] f, double[] g, int dim) {
    double[] slacks = new double[f.length];
    for (int i = 0; i < slacks.length; i++) {
      slacks[i] = slack(ground.between(x, i * dim, y, i * dim, dim), f[i], g[i]);
    }
    return slacks;
  }

  static double slack(double cost, double f, double g) {
    return Math.max(0, cost - f - g);
  }
}
