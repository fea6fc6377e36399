package io.remblai.refine;

import io.remblai.geometry.GroundCost;
import io.remblai.math.OrderStatistics;
import io.remblai.math.Projections;

/**
 * The mean cost of the block coupling, in which every point of a block goes to all of its partner
 * block alike, estimated on samples in random order: each sampled source is paired with a few of
 * the sampled targets. For the report only.
 */
public final class CouplingEstimate {

  private static final int PARTNERS = 16;

  private CouplingEstimate() {}

  /** The estimate for a whole block: x and y are samples [n, dim] in canonical order. */
  public static double whole(GroundCost cost, float[] x, float[] y, int n, int dim) {
    int[] all = new int[n];
    for (int i = 0; i < n; i++) {
      all[i] = i;
    }
    return mean(cost, x, all, y, all, dim);
  }

  /**
   * The estimates for the top and the rest of a block cut along the directions; each at least one
   * row.
   */
  public static double[] parts(
      GroundCost cost,
      float[] x,
      float[] y,
      int n,
      int dim,
      CoordinateSplit.Directions directions,
      int count) {
    boolean[] topX = top(x, n, directions.forSource(), count);
    boolean[] topY = top(y, n, directions.forTarget(), count);
    return new double[] {
      mean(cost, x, rows(topX, true), y, rows(topY, true), dim),
      mean(cost, x, rows(topX, false), y, rows(topY, false), dim)
    };
  }

  private static boolean[] top(float[] points, int n, double[] direction, int count) {
    double[] values = new double[n];
    boolean[] top = new boolean[n];
    Projections.project(points, 0, n, direction, values);
    OrderStatistics.markGreatest(values, n, count, new double[n], top);
    return top;
  }

  private static int[] rows(boolean[] top, boolean wanted) {
    int[] rows = new int[top.length];
    int size = 0;
    for (int i = 0; i < top.length; i++) {
      if (top[i] == wanted) {
        rows[size++] = i;
      }
    }
    return java.util.Arrays.copyOf(rows, size);
  }

  private static double mean(
      GroundCost cost, float[] x, int[] xRows, float[] y, int[] yRows, int dim) {
    int n = xRows.length;
    int partners = Math.min(n, PARTNERS);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < partners; k++) {
        int j = yRows[(int) ((i + (long) k * n / partners) % n)];
        sum += cost.between(x, xRows[i] * dim, y, j * dim, dim);
      }
    }
    return sum / n / partners;
  }
}
