package io.remblai.refine;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;

/** The total cost of pairs. */
public final class MapCost {

  private MapCost() {}

  /**
   * The exact sum of c(x row i, y row i) over i in [0, n).
   *
   * @param x sources [n, dim]; not modified
   * @param y their targets [n, dim]; not modified
   */
  public static ExactSum ofRows(GroundCost cost, float[] x, float[] y, int n, int dim) {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < n; i++) {
      sum.add(cost.between(x, i * dim, y, i * dim, dim));
    }
    return sum;
  }
}
