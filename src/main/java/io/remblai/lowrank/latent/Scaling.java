package io.remblai.lowrank.latent;

import io.remblai.math.linear.Matrices;

/**
 * Scales a small positive kernel, given by logarithms, to marginals: Sinkhorn's iteration with the
 * scalings absorbed into the logarithms before they overflow (Schmitzer, SIAM J. Sci. Comput. 41,
 * 2019), then the rounding to exact marginals of Altschuler, Weed and Rigollet (NeurIPS 2017). Not
 * thread safe.
 */
final class Scaling {

  /** Row marginals may be off by this in total, of a mass of one, before the rounding. */
  private static final double TOLERANCE = 1e-10;

  /** Products between two absorptions, and absorptions: 1000 products at most. */
  private static final int SWEEPS = 50;

  private static final int ABSORPTIONS = 20;

  private static final double LARGEST_SCALING = 1e100;

  /** A component without mass is treated as if it had so much. */
  private static final double LEAST_MASS = 1e-300;

  private final double[] logs;
  private final double[] g;
  private final double[] h;
  private final double[] rowLogs;
  private final double[] columnLogs;
  private final double[] kernel;
  private double error = Double.POSITIVE_INFINITY;

  private Scaling(double[] logs, double[] g, double[] h) {
    this.logs = logs;
    this.g = g;
    this.h = h;
    rowLogs = new double[g.length];
    columnLogs = new double[h.length];
    kernel = new double[logs.length];
  }

  static LatentPlan project(double[] logs, double[] g, double[] h, double step) {
    Scaling scaling = new Scaling(logs, g, h);
    for (int k = 0; k < ABSORPTIONS && scaling.error > TOLERANCE; k++) {
      scaling.sweepLogs();
      scaling.fillKernel();
      scaling.sweepKernel();
    }
    return scaling.result(step);
  }

  /** One sweep in logarithms, which nothing can overflow. */
  private void sweepLogs() {
    int m = h.length;
    for (int p = 0; p < g.length; p++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int q = 0; q < m; q++) {
        most = Math.max(most, logs[p * m + q] + columnLogs[q]);
      }
      double sum = 0;
      for (int q = 0; q < m; q++) {
        sum += Math.exp(logs[p * m + q] + columnLogs[q] - most);
      }
      rowLogs[p] = Math.log(Math.max(g[p], LEAST_MASS)) - most - Math.log(sum);
    }
    for (int q = 0; q < m; q++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int p = 0; p < g.length; p++) {
        most = Math.max(most, logs[p * m + q] + rowLogs[p]);
      }
      double sum = 0;
      for (int p = 0; p < g.length; p++) {
        sum += Math.exp(logs[p * m + q] + rowLogs[p] - most);
      }
      columnLogs[q] = Math.log(Math.max(h[q], LEAST_MASS)) - most - Math.log(sum);
    }
  }

  private void fillKernel() {
    int m = h.length;
    for (int p = 0; p < g.length; p++) {
      for (int q = 0; q < m; q++) {
        kernel[p * m + q] = Math.exp(logs[p * m + q] + rowLogs[p] + columnLogs[q]);
      }
    }
  }

  /** Sweeps by products, until the marginals are right or a scaling becomes too large. */
  private void sweepKernel() {
    double[] rows = ones(g.length);
    double[] columns = ones(h.length);
    for (int k = 0; k < SWEEPS; k++) {
      double[] reached = timesColumns(columns);
      error = 0;
      for (int p = 0; p < g.length; p++) {
        error += Math.abs(rows[p] * reached[p] - g[p]);
      }
      if (error <= TOLERANCE || !scale(g, reached, rows)) {
        break;
      }
      if (!scale(h, timesRows(rows), columns)) {
        break;
      }
    }
    absorb(rows, rowLogs);
    absorb(columns, columnLogs);
  }

  /** {@code scaling = wanted / reached}, or false and no change if one of them is out of range. */
  private static boolean scale(double[] wanted, double[] reached, double[] scaling) {
    double[] next = new double[wanted.length];
    for (int p = 0; p < wanted.length; p++) {
      next[p] = Math.max(wanted[p], LEAST_MASS) / reached[p];
      if (!(next[p] < LARGEST_SCALING && next[p] > 1 / LARGEST_SCALING)) {
        return false;
      }
    }
    System.arraycopy(next, 0, scaling, 0, next.length);
    return true;
  }

  private static void absorb(double[] scaling, double[] logs) {
    for (int p = 0; p < scaling.length; p++) {
      logs[p] += Math.log(scaling[p]);
    }
  }

  private double[] timesColumns(double[] columns) {
    int m = h.length;
    double[] out = new double[g.length];
    for (int p = 0; p < g.length; p++) {
      double sum = 0;
      for (int q = 0; q < m; q++) {
        sum += kernel[p * m + q] * columns[q];
      }
      out[p] = sum;
    }
    return out;
  }

  private double[] timesRows(double[] rows) {
    int m = h.length;
    double[] out = new double[m];
    for (int p = 0; p < g.length; p++) {
      double scale = rows[p];
      for (int q = 0; q < m; q++) {
        out[q] += scale * kernel[p * m + q];
      }
    }
    return out;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private LatentPlan result(double step) {
    int m = h.length;
    fillKernel();
    double[] scaledLogs = logs.clone();
    for (int p = 0; p < g.length; p++) {
      for (int q = 0; q < m; q++) {
        scaledLogs[p * m + q] += rowLogs[p] + columnLogs[q];
      }
    }
    for (int p = 0; p < g.length; p++) {
      rowLogs[p] /= step;
    }
    for (int q = 0; q < m; q++) {
      columnLogs[q] /= step;
    }
    return new LatentPlan(scaledLogs, rounded(), rowLogs, columnLogs, error);
  }

  /** The kernel with rows and columns shrunk to their marginals and what is missing added. */
  private double[] rounded() {
    int m = h.length;
    double[] plan = kernel;
    double[] rowSums = Matrices.rowSums(plan, g.length, m);
    for (int p = 0; p < g.length; p++) {
      double shrink = rowSums[p] > g[p] ? g[p] / rowSums[p] : 1;
      for (int q = 0; q < m; q++) {
        plan[p * m + q] *= shrink;
      }
    }
    double[] columnSums = Matrices.columnSums(plan, g.length, m);
    for (int q = 0; q < m; q++) {
      double shrink = columnSums[q] > h[q] ? h[q] / columnSums[q] : 1;
      for (int p = 0; p < g.length; p++) {
        plan[p * m + q] *= shrink;
      }
    }
    double[] missingRows = missing(g, Matrices.rowSums(plan, g.length, m));
    double[] missingColumns = missing(h, Matrices.columnSums(plan, g.length, m));
    double total = Math.max(sum(missingRows), sum(missingColumns));
    for (int at = 0; total > 0 && at < plan.length; at++) {
      plan[at] += missingRows[at / m] * missingColumns[at % m] / total;
    }
    return plan;
  }

  private static double[] missing(double[] wanted, double[] reached) {
    double[] missing = new double[wanted.length];
    for (int p = 0; p < wanted.length; p++) {
      missing[p] = Math.max(0, wanted[p] - reached[p]);
    }
    return missing;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
