package io.remblai.lowrank;

import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.RowWeights;
import io.remblai.lowrank.rows.SoftRows;

/** The naive twin of a coupling: all of P, and objectives by their definitions. */
final class DenseCoupling {

  private final RowBlock x;
  private final RowBlock y;
  final double[][] q;
  final double[][] r;
  final double[][] p;

  DenseCoupling(LatentCoupling coupling, RowBlock x, RowBlock y) {
    this.x = x;
    this.y = y;
    q = weights(coupling.source(), x);
    r = weights(coupling.target(), y);
    double[] g = columnSums(q);
    double[] h = columnSums(r);
    double[] plan = coupling.latent().plan();
    p = new double[q.length][r.length];
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < r.length; j++) {
        for (int s = 0; s < g.length; s++) {
          for (int t = 0; t < h.length; t++) {
            p[i][j] += q[i][s] / g[s] * plan[s * h.length + t] / h[t] * r[j][t];
          }
        }
      }
    }
  }

  private static double[][] weights(SoftRows rows, RowBlock block) {
    RowWeights evaluated = new RowWeights(rows);
    double[][] weights = new double[block.size()][rows.rank()];
    for (int i = 0; i < weights.length; i++) {
      evaluated.load(block, i, 1);
      for (int p = 0; p < rows.rank(); p++) {
        weights[i][p] = evaluated.masses()[0] * evaluated.weights()[p];
      }
    }
    return weights;
  }

  static double[] columnSums(double[][] matrix) {
    double[] sums = new double[matrix[0].length];
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        sums[j] += row[j];
      }
    }
    return sums;
  }

  static double[] rowSums(double[][] matrix) {
    double[] sums = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (double each : matrix[i]) {
        sums[i] += each;
      }
    }
    return sums;
  }

  /** Costs between all rows. */
  static double[][] costs(CostForm form, RowBlock x, RowBlock y) {
    double[][] costs = new double[x.size()][y.size()];
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < y.size(); j++) {
        costs[i][j] =
            form.between(
                x.factors(), i * x.width(), x.width(), y.factors(), j * y.width(), y.width());
      }
    }
    return costs;
  }

  double linear(CostForm form) {
    double[][] costs = costs(form, x, y);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p[i].length; j++) {
        sum += costs[i][j] * p[i][j];
      }
    }
    return sum;
  }

  /** All four sums. */
  double gromov(LowRankProblem problem) {
    double[][] a = costs(problem.sourceMetric(), x, x);
    double[][] b = costs(problem.targetMetric(), y, y);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p[i].length; j++) {
        for (int k = 0; k < p.length; k++) {
          for (int l = 0; l < p[k].length; l++) {
            double off = a[i][k] - b[j][l];
            sum += off * off * p[i][j] * p[k][l];
          }
        }
      }
    }
    return sum;
  }
}
