package io.remblai.info.kernel;

import io.remblai.info.Estimate;
import io.remblai.info.Rows;
import io.remblai.info.linear.SymmetricEigenvalues;
import java.io.Serializable;

/**
 * Diffusion spectral entropy (Liao et al., 2023): with {@code G_ij = exp(-|z_i - z_j|^2 / (2
 * sigma^2))}, D its row sums and {@code K = D^-1/2 G D^-1/2}, the entropy of {@code q =
 * |eigenvalues of K|^t / sum}. O(n^3) time, 12 n^2 bytes.
 *
 * @param width of the kernel
 * @param t diffusion steps, above 0
 */
public record SpectralEntropy(KernelWidth width, double t) implements Serializable {

  /** Rows whose matrix still fits an array of a few hundred megabytes. */
  public static final int MOST_ROWS = 10_000;

  public SpectralEntropy {
    if (!(t > 0)) {
      throw new IllegalArgumentException("t is %s, must be positive".formatted(t));
    }
  }

  /** The median distance as width, one step. */
  public static SpectralEntropy defaults() {
    return new SpectralEntropy(KernelWidth.median(), 1);
  }

  /** The entropy of the rows; its ceiling is ln n. */
  public Estimate estimate(Rows z) {
    return estimate(z, width.sigma(z));
  }

  /** The entropy with a width that is known, so that several sets of rows share it. */
  public Estimate estimate(Rows z, double sigma) {
    z.requireAtLeast(1, "a spectrum");
    int n = z.size();
    if (n > MOST_ROWS) {
      throw new IllegalArgumentException(
          "%d rows are too many for an n x n matrix: take samples of at most %d"
              .formatted(n, MOST_ROWS));
    }
    double[] eigenvalues = SymmetricEigenvalues.of(diffusion(z, sigma), n);
    double total = 0;
    for (int i = 0; i < n; i++) {
      eigenvalues[i] = Math.pow(Math.abs(eigenvalues[i]), t);
      total += eigenvalues[i];
    }
    double nats = 0;
    for (double value : eigenvalues) {
      double q = value / total;
      nats -= q > 0 ? q * Math.log(q) : 0;
    }
    return Estimate.of(nats, n).withCeiling(Math.log(n));
  }

  private static double[] diffusion(Rows z, double sigma) {
    int n = z.size();
    double[] matrix = new double[n * n];
    double[] row = new double[n];
    double[] root = new double[n];
    for (int i = 0; i < n; i++) {
      Distances.squared(z, i, 0, i, row);
      for (int j = 0; j < i; j++) {
        double kernel = Math.exp(-row[j] / (2 * sigma * sigma));
        matrix[i * n + j] = kernel;
        root[i] += kernel;
        root[j] += kernel;
      }
      matrix[i * n + i] = 1;
      root[i] += 1;
    }
    for (int i = 0; i < n; i++) {
      root[i] = 1 / Math.sqrt(root[i]);
      for (int j = 0; j <= i; j++) {
        matrix[i * n + j] *= root[i] * root[j];
      }
    }
    return matrix;
  }
}
