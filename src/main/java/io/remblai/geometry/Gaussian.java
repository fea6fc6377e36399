package io.remblai.geometry;

import io.remblai.math.CounterRandom;

/** The normal law of mean m and covariance L Lᵀ: points are m + L z with z standard normal. */
final class Gaussian implements Distribution {

  private static final long serialVersionUID = 1;

  /** Standard deviation of each coordinate of a random mean. */
  private static final double MEAN_SCALE = 0.3;

  private final double[] mean; // [dim]
  private final double[] rootTransposed; // Lᵀ [dim, dim] row-major; empty: L = I
  private final CounterRandom rows;

  private Gaussian(double[] mean, double[] rootTransposed, CounterRandom rows) {
    this.mean = mean;
    this.rootTransposed = rootTransposed;
    this.rows = rows;
  }

  /** Mean 0, covariance I. */
  static Gaussian standard(int dim, long rowSeed) {
    return new Gaussian(new double[dim], new double[0], new CounterRandom(rowSeed, 0));
  }

  /**
   * Random mean N(0, 0.3² I) and random covariance Q diag(λ) Qᵀ, Q orthogonal and λ_k = 1 / sqrt(1
   * + k), k from 0: a spectrum that decays as an embedding's does. O(dim³).
   */
  static Gaussian random(int dim, long parameterSeed, long rowSeed) {
    double[] mean = new double[dim];
    new CounterRandom(parameterSeed, 0).normals(0, mean);
    for (int k = 0; k < dim; k++) {
      mean[k] *= MEAN_SCALE;
    }
    double[] root = RandomOrthogonal.rows(dim, new CounterRandom(parameterSeed, 1));
    for (int k = 0; k < dim; k++) {
      double scale = Math.sqrt(1 / Math.sqrt(1.0 + k));
      for (int j = 0; j < dim; j++) {
        root[k * dim + j] *= scale;
      }
    }
    return new Gaussian(mean, root, new CounterRandom(rowSeed, 0));
  }

  @Override
  public int dim() {
    return mean.length;
  }

  @Override
  public double[] point(long row) {
    int dim = mean.length;
    double[] z = new double[dim];
    rows.normalRow(row, z);
    if (rootTransposed.length == 0) {
      return z;
    }
    double[] x = mean.clone();
    for (int k = 0; k < dim; k++) {
      double weight = z[k];
      int at = k * dim;
      for (int j = 0; j < dim; j++) {
        x[j] += weight * rootTransposed[at + j];
      }
    }
    return x;
  }

  /** m [dim]. */
  double[] mean() {
    return mean.clone();
  }

  /** L Lᵀ [dim, dim] row-major. */
  double[] covariance() {
    int dim = mean.length;
    double[] covariance = new double[dim * dim];
    for (int i = 0; i < dim; i++) {
      for (int j = 0; j < dim; j++) {
        double sum = rootTransposed.length == 0 && i == j ? 1 : 0;
        for (int at = 0; at < rootTransposed.length; at += dim) {
          sum += rootTransposed[at + i] * rootTransposed[at + j];
        }
        covariance[i * dim + j] = sum;
      }
    }
    return covariance;
  }
}
