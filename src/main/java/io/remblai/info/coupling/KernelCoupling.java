package io.remblai.info.coupling;

import io.remblai.info.Rows;
import io.remblai.math.linear.Matrices;

/**
 * Information of a coupling of two clouds as kernel densities see it (InfoOT: Chuang, Jegelka and
 * Alvarez-Melis, 2023): {@code sum T_ij ln((Kx T Kyᵀ)_ij / ((Kx 1/n)_i (Ky 1/m)_j))} with Gaussian
 * kernels. O(n m (n + m)), for small clouds.
 */
public final class KernelCoupling {

  private KernelCoupling() {}

  /**
   * The information in nats.
   *
   * @param coupling [n, m], none negative
   * @param sigma width of both kernels, above 0
   */
  public static double information(Rows x, Rows y, double[] coupling, double sigma) {
    int n = x.size();
    int m = y.size();
    if (coupling.length != (long) n * m) {
      throw new IllegalArgumentException(
          "coupling has length %d, not %d times %d".formatted(coupling.length, n, m));
    }
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma is %s, must be positive".formatted(sigma));
    }
    double[] kx = kernel(x, sigma);
    double[] ky = kernel(y, sigma);
    double[] density =
        Matrices.product(Matrices.product(kx, coupling, n, n, m), ky, n, m, m); // Kyᵀ = Ky
    double[] ofX = rowMeans(kx, n);
    double[] ofY = rowMeans(ky, m);
    double nats = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double mass = coupling[i * m + j];
        if (mass > 0) {
          nats += mass * Math.log(density[i * m + j] / (ofX[i] * ofY[j]));
        }
      }
    }
    return nats;
  }

  private static double[] kernel(Rows rows, double sigma) {
    int n = rows.size();
    double[] kernel = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < rows.dim(); k++) {
          double apart = rows.at(i, k) - rows.at(j, k);
          sum += apart * apart;
        }
        kernel[i * n + j] = Math.exp(-sum / (2 * sigma * sigma));
      }
    }
    return kernel;
  }

  private static double[] rowMeans(double[] matrix, int n) {
    double[] means = new double[n];
    for (int at = 0; at < matrix.length; at++) {
      means[at / n] += matrix[at] / n;
    }
    return means;
  }
}
