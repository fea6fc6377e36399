package io.remblai.info.bottleneck;

import java.io.Serializable;
import java.util.Arrays;

/** A joint distribution p(x, y) of two discrete variables, without impossible values. Immutable. */
public final class DiscreteJoint implements Serializable {

  private static final long serialVersionUID = 1;

  private final double[] px; // [X]
  private final double[] py; // [Y]
  private final SparseRows yGivenX; // p(y|x)
  private final SparseRows byY; // p(x, y), a row for each y

  private DiscreteJoint(double[][] joint, double[] px, double[] py) {
    this.px = px;
    this.py = py;
    double[][] conditional = new double[px.length][py.length];
    double[][] transposed = new double[py.length][px.length];
    for (int x = 0; x < px.length; x++) {
      for (int y = 0; y < py.length; y++) {
        conditional[x][y] = joint[x][y] / px[x];
        transposed[y][x] = joint[x][y];
      }
    }
    yGivenX = SparseRows.of(conditional);
    byY = SparseRows.of(transposed);
  }

  /**
   * From counts or weights, which are divided by their sum; rows and columns of zeros are left out.
   *
   * @param weights [X][Y], finite, none negative, not all zero; not modified
   */
  public static DiscreteJoint of(double[][] weights) {
    double total = 0;
    int columns = weights.length == 0 ? 0 : weights[0].length;
    double[] rowSums = new double[weights.length];
    double[] columnSums = new double[columns];
    for (int x = 0; x < weights.length; x++) {
      if (weights[x].length != columns) {
        throw new IllegalArgumentException(
            "weights must have rows of %d, but row %d has %d"
                .formatted(columns, x, weights[x].length));
      }
      for (int y = 0; y < columns; y++) {
        if (!(weights[x][y] >= 0) || Double.isInfinite(weights[x][y])) {
          throw new IllegalArgumentException(
              "weights must be finite and not negative, but weight (%d, %d) is %s"
                  .formatted(x, y, weights[x][y]));
        }
        rowSums[x] += weights[x][y];
        columnSums[y] += weights[x][y];
      }
      total += rowSums[x];
    }
    if (!(total > 0) || Double.isInfinite(total)) {
      throw new IllegalArgumentException("weights must have a positive sum, not " + total);
    }
    return compact(weights, rowSums, columnSums, total);
  }

  private static DiscreteJoint compact(
      double[][] weights, double[] rowSums, double[] columnSums, double total) {
    int[] rows = positive(rowSums);
    int[] columns = positive(columnSums);
    double[][] joint = new double[rows.length][columns.length];
    double[] px = new double[rows.length];
    double[] py = new double[columns.length];
    for (int x = 0; x < rows.length; x++) {
      for (int y = 0; y < columns.length; y++) {
        joint[x][y] = weights[rows[x]][columns[y]] / total;
        px[x] += joint[x][y];
        py[y] += joint[x][y];
      }
    }
    return new DiscreteJoint(joint, px, py);
  }

  private static int[] positive(double[] sums) {
    int count = 0;
    int[] at = new int[sums.length];
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > 0) {
        at[count++] = i;
      }
    }
    return Arrays.copyOf(at, count);
  }

  /** |X|. */
  public int sizeX() {
    return px.length;
  }

  /** |Y|. */
  public int sizeY() {
    return py.length;
  }

  double px(int x) {
    return px[x];
  }

  double py(int y) {
    return py[y];
  }

  SparseRows yGivenX() {
    return yGivenX;
  }

  SparseRows byY() {
    return byY;
  }

  /** H(X) in nats: what a description that tells all of X costs. */
  public double entropyX() {
    return entropy(px);
  }

  /** H(Y) in nats. */
  public double entropyY() {
    return entropy(py);
  }

  /** I(X; Y) in nats: the most that a description of X can tell about Y. */
  public double information() {
    double sum = 0;
    for (int x = 0; x < px.length; x++) {
      int[] columns = yGivenX.columns(x);
      double[] values = yGivenX.values(x);
      for (int e = 0; e < columns.length; e++) {
        sum += px[x] * values[e] * StrictMath.log(values[e] / py[columns[e]]);
      }
    }
    return Math.max(0, sum);
  }

  private static double entropy(double[] p) {
    double entropy = 0;
    for (double each : p) {
      entropy -= each * StrictMath.log(each);
    }
    return Math.max(0, entropy);
  }
}
