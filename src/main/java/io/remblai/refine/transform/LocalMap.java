package io.remblai.refine.transform;

import io.remblai.math.linear.Cholesky;

/**
 * Maps a point by the pairs near it. Not thread safe.
 *
 * <p>Both smoothings are linear in the displacements: {@code T(x) = x + sum_i l_i (y_i - x_i)} with
 * weights that sum to 1. For {@link Smoothing#MEAN} they are the w_i; for {@link Smoothing#LINEAR},
 * with the weighted mean m of the sources, the rows {@code u_i = sqrt(w_i) (x_i - m)} and their
 * products {@code G = U U^T},
 *
 * <pre>
 *   l_i = w_i + sqrt(w_i) [(G + r I)^-1 U (x - m)]_i,   r = RIDGE trace(G) / min(d, k),
 * </pre>
 *
 * which is local linear regression (Cleveland, 1979) with the slope shrunk towards none: pairs of
 * an exact map between samples scatter about the map between the distributions.
 */
public final class LocalMap {

  /** Of the distance of the k-th neighbour. */
  static final double WIDTH = 0.5;

  /** Of the mean variance of the neighbours along an axis. */
  static final double RIDGE = 1;

  private final Smoothing smoothing;
  private final int dim;
  private final double[] weights; // [k]
  private final double[] mean; // [dim]
  private final double[] gram; // [k, k]
  private final double[] along; // [k]

  /**
   * @param k most neighbours of a point
   */
  public LocalMap(Smoothing smoothing, int k, int dim) {
    this.smoothing = smoothing;
    this.dim = dim;
    this.weights = new double[k];
    this.mean = new double[dim];
    boolean linear = smoothing == Smoothing.LINEAR;
    this.gram = new double[linear ? k * k : 0];
    this.along = new double[linear ? k : 0];
  }

  /**
   * Maps one point.
   *
   * @param points the point starts at {@code at}; not modified
   * @param near its neighbours, of which there is one at least
   * @param found how many of them to use
   * @param x sources of the pairs [n, dim], by row of the index; not modified
   * @param y targets of the pairs, likewise
   * @param image [dim]; overwritten
   */
  public void map(
      float[] points, int at, NearestPairs near, int found, float[] x, float[] y, double[] image) {
    if (smoothing == Smoothing.PARTNER) {
      for (int c = 0; c < dim; c++) {
        image[c] = y[near.row(0) * dim + c];
      }
      return;
    }
    int used = smoothing == Smoothing.DISPLACEMENT ? 1 : found;
    weigh(near, used);
    if (smoothing == Smoothing.LINEAR && used > 1) {
      tilt(points, at, near, used, x);
    }
    for (int c = 0; c < dim; c++) {
      image[c] = points[at + c];
    }
    for (int i = 0; i < used; i++) {
      int row = near.row(i) * dim;
      for (int c = 0; c < dim; c++) {
        image[c] += weights[i] * ((double) y[row + c] - x[row + c]);
      }
    }
  }

  /** Sets the w_i. */
  private void weigh(NearestPairs near, int used) {
    double width = WIDTH * WIDTH * near.squared(used - 1);
    double sum = 0;
    for (int i = 0; i < used; i++) {
      weights[i] = width > 0 ? Math.exp(-near.squared(i) / (2 * width)) : 1;
      sum += weights[i];
    }
    for (int i = 0; i < used; i++) {
      weights[i] /= sum;
    }
  }

  /** Makes the l_i of the w_i. */
  private void tilt(float[] points, int at, NearestPairs near, int used, float[] x) {
    for (int c = 0; c < dim; c++) {
      mean[c] = 0;
      for (int i = 0; i < used; i++) {
        mean[c] += weights[i] * x[near.row(i) * dim + c];
      }
    }
    double trace = 0;
    for (int i = 0; i < used; i++) {
      int from = near.row(i) * dim;
      for (int j = 0; j <= i; j++) {
        double product = product(x, from, x, near.row(j) * dim);
        gram[i * used + j] = Math.sqrt(weights[i] * weights[j]) * product;
      }
      trace += gram[i * used + i];
      along[i] = Math.sqrt(weights[i]) * product(x, from, points, at);
    }
    if (!(trace > 0)) {
      return; // All neighbours are in one place.
    }
    for (int i = 0; i < used; i++) {
      gram[i * used + i] += RIDGE * trace / Math.min(dim, used);
    }
    new Cholesky(gram, used, 0).solve(along, 1);
    for (int i = 0; i < used; i++) {
      weights[i] += Math.sqrt(weights[i]) * along[i];
    }
  }

  /** Of two points less the mean. */
  private double product(float[] a, int from, float[] b, int start) {
    double sum = 0;
    for (int c = 0; c < dim; c++) {
      sum += (a[from + c] - mean[c]) * (b[start + c] - mean[c]);
    }
    return sum;
  }
}
