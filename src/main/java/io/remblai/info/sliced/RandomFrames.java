package io.remblai.info.sliced;

import io.remblai.info.Rows;
import io.remblai.math.CounterRandom;

/** Random orthonormal directions, uniform over the sphere. */
public final class RandomFrames {

  private RandomFrames() {}

  /**
   * The frame of one slice, by orthonormalising normal rows (Gram and Schmidt, twice).
   *
   * @param width directions, at most {@code dim}
   * @return [width, dim]
   */
  public static Rows of(int dim, int width, long seed, long slice) {
    if (width < 1 || width > dim) {
      throw new IllegalArgumentException(
          "width is %d, must be from 1 to the dimension %d".formatted(width, dim));
    }
    double[] frame = new double[width * dim];
    CounterRandom random = new CounterRandom(seed, slice);
    double[] row = new double[dim];
    for (int s = 0; s < width; s++) {
      random.normalRow(s, row);
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < s; before++) {
          double along = 0;
          for (int k = 0; k < dim; k++) {
            along += row[k] * frame[before * dim + k];
          }
          for (int k = 0; k < dim; k++) {
            row[k] -= along * frame[before * dim + k];
          }
        }
      }
      double squares = 0;
      for (double value : row) {
        squares += value * value;
      }
      for (int k = 0; k < dim; k++) {
        frame[s * dim + k] = row[k] / Math.sqrt(squares);
      }
    }
    return new Rows(frame, width, dim);
  }
}
