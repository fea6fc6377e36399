package io.remblai.geometry;

import io.remblai.math.CounterRandom;

/**
 * A random orthogonal matrix: the orthonormalised rows of a matrix of standard normals, hence
 * uniform (Haar) on the orthogonal group.
 */
final class RandomOrthogonal {

  private RandomOrthogonal() {}

  /**
   * Q [dim, dim] row-major with Q Qᵀ = I, O(dim³).
   *
   * <p>Modified Gram-Schmidt, every row projected twice: "twice is enough" for orthogonality to
   * rounding (Parlett, The Symmetric Eigenvalue Problem, 1980).
   */
  static double[] rows(int dim, CounterRandom random) {
    double[][] q = new double[dim][dim];
    for (int i = 0; i < dim; i++) {
      random.normalRow(i, q[i]);
      removeComponents(q, i);
      removeComponents(q, i);
      scaleToUnit(q[i]);
    }
    double[] flat = new double[dim * dim];
    for (int i = 0; i < dim; i++) {
      System.arraycopy(q[i], 0, flat, i * dim, dim);
    }
    return flat;
  }

  private static void removeComponents(double[][] q, int row) {
    double[] v = q[row];
    for (int j = 0; j < row; j++) {
      double along = dot(q[j], v);
      for (int k = 0; k < v.length; k++) {
        v[k] -= along * q[j][k];
      }
    }
  }

  private static void scaleToUnit(double[] v) {
    double length = Math.sqrt(dot(v, v));
    for (int k = 0; k < v.length; k++) {
      v[k] /= length;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
