package io.remblai.info.sliced;

import io.remblai.info.LocalMoments;
import io.remblai.info.Rows;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Sliced Wasserstein distance (Rabin, Peyre, Delon and Bernot, 2011): {@code (mean over directions
 * of W_p^p of the projected samples)^(1/p)}, exact on each slice for any two sample sizes.
 *
 * @param p order, at least 1
 * @param slices directions, at least 1
 * @param seed of the directions
 */
public record SlicedWasserstein(double p, int slices, long seed) implements Serializable {

  public SlicedWasserstein {
    if (!(p >= 1 && p < Double.POSITIVE_INFINITY) || slices < 1) {
      throw new IllegalArgumentException(
          "p is %s and slices %d, must be at least 1".formatted(p, slices));
    }
  }

  /** Order 2, 50 directions. */
  public static SlicedWasserstein defaults() {
    return new SlicedWasserstein(2, 50, 0);
  }

  /** The distance, in the unit of the rows. */
  public double distance(Rows x, Rows y) {
    return Math.pow(powers(x, y).mean(), 1 / p);
  }

  /** W_p^p over the directions: its mean is that of {@link #distance} before the root. */
  public LocalMoments powers(Rows x, Rows y) {
    if (x.dim() != y.dim()) {
      throw new IllegalArgumentException(
          "x has dimension %d and y has %d".formatted(x.dim(), y.dim()));
    }
    x.requireAtLeast(1, "a projection");
    y.requireAtLeast(1, "a projection");
    double[] values = new double[slices];
    for (int s = 0; s < slices; s++) {
      Rows direction = RandomFrames.of(x.dim(), 1, seed, s);
      values[s] = onLine(x.project(direction).values(), y.project(direction).values());
    }
    return LocalMoments.of(values);
  }

  /** {@code integral of |F^-1(t) - G^-1(t)|^p}, step by step of the two quantile functions. */
  private double onLine(double[] a, double[] b) {
    Arrays.sort(a);
    Arrays.sort(b);
    double sum = 0;
    int i = 0;
    int j = 0;
    // Positions in units of 1 / (n m), in which all steps are whole.
    long at = 0;
    while (i < a.length) {
      long end = Math.min((i + 1L) * b.length, (j + 1L) * a.length);
      sum += (end - at) * Math.pow(Math.abs(a[i] - b[j]), p);
      at = end;
      i += at == (i + 1L) * b.length ? 1 : 0;
      j += at == (j + 1L) * a.length ? 1 : 0;
    }
    return sum / ((double) a.length * b.length);
  }
}
