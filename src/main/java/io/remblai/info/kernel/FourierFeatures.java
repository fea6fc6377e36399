package io.remblai.info.kernel;

import io.remblai.math.CounterRandom;
import java.io.Serializable;

/**
 * Random Fourier features of a Gaussian kernel (Rahimi and Recht, 2007): {@code phi(x) = (cos w_f
 * x, sin w_f x) / sqrt(F)}, w_f normal with deviation 1 / sigma, so that {@code <phi(a), phi(b)>}
 * has the kernel as its mean. Immutable.
 */
public final class FourierFeatures implements Serializable {

  private static final long serialVersionUID = 1;

  private final int dim;
  private final int frequencies;
  private final double[] w; // [frequencies, dim]

  /**
   * @param frequencies F, at least 1; a row has 2 F features
   * @param sigma width of the kernel
   */
  public FourierFeatures(int dim, int frequencies, double sigma, long seed, long stream) {
    if (frequencies < 1) {
      throw new IllegalArgumentException(
          "frequencies is %d, must be at least 1".formatted(frequencies));
    }
    this.dim = dim;
    this.frequencies = frequencies;
    w = new double[frequencies * dim];
    CounterRandom random = new CounterRandom(seed, stream);
    double[] row = new double[dim];
    for (int f = 0; f < frequencies; f++) {
      random.normalRow(f, row);
      for (int k = 0; k < dim; k++) {
        w[f * dim + k] = row[k] / sigma;
      }
    }
  }

  /** How many features a row has. */
  public int size() {
    return 2 * frequencies;
  }

  /**
   * The features of one row.
   *
   * @param x [.., dim] from {@code offset}
   * @param out [size()], overwritten
   */
  public void of(double[] x, int offset, double[] out) {
    double scale = 1 / Math.sqrt(frequencies);
    for (int f = 0; f < frequencies; f++) {
      double angle = 0;
      for (int k = 0; k < dim; k++) {
        angle += w[f * dim + k] * x[offset + k];
      }
      out[2 * f] = scale * Math.cos(angle);
      out[2 * f + 1] = scale * Math.sin(angle);
    }
  }
}
