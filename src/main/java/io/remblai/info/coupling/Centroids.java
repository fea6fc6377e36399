package io.remblai.info.coupling;

import io.remblai.info.Rows;
import java.io.Serializable;

/** Centroids, laid out so that a row meets all of them in one sweep. Immutable. */
public final class Centroids implements Serializable {

  private static final long serialVersionUID = 1;

  private final int count;
  private final int dim;
  private final double[] columns; // [dim, count]
  private final double[] halfSquares; // [count], |c|^2 / 2

  /** At least one centroid. */
  public Centroids(Rows centroids) {
    centroids.requireAtLeast(1, "a nearest centroid");
    count = centroids.size();
    dim = centroids.dim();
    columns = new double[count * dim];
    halfSquares = new double[count];
    for (int c = 0; c < count; c++) {
      for (int k = 0; k < dim; k++) {
        double value = centroids.at(c, k);
        columns[k * count + c] = value;
        halfSquares[c] += value * value / 2;
      }
    }
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * The nearest centroid, the lowest index among equals: that of least {@code |c|^2 / 2 - <x, c>},
   * O(dim count).
   *
   * @param values [.., dim] from {@code offset}; not modified
   * @param scores [count], overwritten
   */
  public int nearest(double[] values, int offset, double[] scores) {
    System.arraycopy(halfSquares, 0, scores, 0, count);
    for (int k = 0; k < dim; k++) {
      subtract(values[offset + k], columns, k * count, scores);
    }
    int nearest = 0;
    for (int c = 1; c < count; c++) {
      if (scores[c] < scores[nearest]) {
        nearest = c;
      }
    }
    return nearest;
  }

  private static void subtract(double factor, double[] from, int at, double[] to) {
    for (int c = 0; c < to.length; c++) {
      to[c] -= factor * from[at + c];
    }
  }
}
