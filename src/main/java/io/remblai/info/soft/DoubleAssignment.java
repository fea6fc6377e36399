package io.remblai.info.soft;

import java.util.Arrays;

/** {@link SoftAssignment} in double, plain. Not thread safe. */
final class DoubleAssignment implements SoftAssignment {

  /** Coordinates between two stores of the sums. */
  private static final int FOUR = 4;

  private final int m;
  private final int d;
  private final double eps;
  // The points transposed [d][m]: loops over whole arrays are what the JIT makes SIMD of.
  private final double[][] columns;
  private final double[] unit; // one row
  private final double[] logits; // of one row
  private final DoubleShares shares;

  DoubleAssignment(SoftBins bins) {
    m = bins.count();
    d = bins.dim();
    eps = bins.eps();
    columns = new double[d][m];
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < m; j++) {
        columns[k][j] = bins.points().at(j, k);
      }
    }
    unit = new double[d];
    logits = new double[m];
    shares = new DoubleShares(m, bins.key());
  }

  @Override
  public AssignedRows assign(float[] rows, int n) {
    shares.reset(n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        unit[k] = rows[i * d + k];
      }
      finish(i, UnitRow.of(unit, 0, d, unit, 0));
    }
    return shares;
  }

  @Override
  public AssignedRows assign(double[] rows, int n) {
    shares.reset(n);
    for (int i = 0; i < n; i++) {
      finish(i, UnitRow.of(rows, i * d, d, unit, 0));
    }
    return shares;
  }

  private void finish(int i, Direction direction) {
    if (direction != Direction.KNOWN) {
      shares.withoutDirection(i, direction);
      return;
    }
    products();
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < m; j++) {
      logits[j] /= eps;
      max = Math.max(max, logits[j]);
    }
    int at = i * m;
    double[] a = shares.a;
    double sum = 0;
    for (int j = 0; j < m; j++) {
      a[at + j] = StrictMath.exp(logits[j] - max);
      sum += a[at + j];
    }
    double logSum = StrictMath.log(sum);
    double entropy = 0;
    for (int j = 0; j < m; j++) {
      a[at + j] /= sum;
      entropy += a[at + j] * (logSum - (logits[j] - max));
    }
    shares.entropies[i] = Math.max(0, entropy);
    shares.directions[i] = Direction.KNOWN;
  }

  /** {@code logits[j] = <unit, w_j>}, four coordinates at a time over all points. */
  private void products() {
    Arrays.fill(logits, 0);
    int k = 0;
    for (; k + FOUR <= d; k += FOUR) {
      addFour(logits, columns, k, unit);
    }
    for (; k < d; k++) {
      for (int j = 0; j < m; j++) {
        logits[j] += unit[k] * columns[k][j];
      }
    }
  }

  private static void addFour(double[] out, double[][] columns, int k, double[] unit) {
    double[] c0 = columns[k];
    double[] c1 = columns[k + 1];
    double[] c2 = columns[k + 2];
    double[] c3 = columns[k + 3];
    double u0 = unit[k];
    double u1 = unit[k + 1];
    double u2 = unit[k + 2];
    double u3 = unit[k + 3];
    for (int j = 0; j < out.length; j++) {
      out[j] += (u0 * c0[j] + u1 * c1[j]) + (u2 * c2[j] + u3 * c3[j]);
    }
  }
}
