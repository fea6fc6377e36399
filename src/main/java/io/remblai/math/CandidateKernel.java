package io.remblai.math;

/**
 * The scans of an assignment that keeps no cost matrix: some rows of reduced costs against a slice
 * of the columns, and the columns of a row which are worth keeping.
 *
 * <p>Columns lie in panels of {@link #WIDTH}, transposed, so that a scan reads memory in order:
 * coordinate k of column j is {@code panels[(j / WIDTH * d + k) * WIDTH + j % WIDTH]}. Arrays over
 * columns are padded to a whole panel ({@link #padded}).
 */
public interface CandidateKernel {

  /** Columns of one panel. */
  int WIDTH = 32;

  /** Rows that are worked on together; counts that it divides waste nothing. */
  int ROWS = VectorTiles.ROWS; // a constant: the class is not loaded

  /** Classes of columns, modulo this number, that {@link #leastOfClasses} follows. */
  int CLASSES = 160;

  /**
   * Floats that tell of one row's classes: the least values [CLASSES], their columns, the second
   * least, their columns, the third least. Columns are floats, exact below 2^24.
   */
  int TOLD = 5 * CLASSES;

  /** m rounded up to a whole panel. */
  static int padded(int m) {
    return (m + WIDTH - 1) / WIDTH * WIDTH;
  }

  /**
   * Lays points out in panels; columns past m become zero.
   *
   * @param y points [m, d] from 0; not modified
   * @param factor what every coordinate is multiplied by
   * @param panels [padded(m) * d]; overwritten
   */
  static void pack(float[] y, int m, int d, float factor, float[] panels) {
    for (int j = 0; j < padded(m); j++) {
      int to = j / WIDTH * d * WIDTH + j % WIDTH;
      for (int k = 0; k < d; k++) {
        panels[to + k * WIDTH] = j < m ? factor * y[j * d + k] : 0f;
      }
    }
  }

  /**
   * {@code out[i * count + j] = h[from + j] + <x_i, p_(from + j)>} with p the packed columns, by
   * fused multiply-adds in float in the order of the coordinates, from h on. O(n count d).
   *
   * @param x points [n, d] from 0; not modified
   * @param from first column, a multiple of {@link #WIDTH}
   * @param count columns, likewise
   * @param h a number for each column; +infinity past the last keeps padding out of every search
   */
  void products(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out);

  /**
   * {@code out[i * count + j] = h[from + j] + |x_i - p_(from + j)|^2}, by differences summed in the
   * order of the coordinates: dearer than products and exact where points lie close together.
   */
  void squares(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out);

  /** {@code out[i * count + j] = h[from + j] + |x_i - p_(from + j)|}, else as squares. */
  void distances(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out);

  /**
   * Takes a slice of one row's values into what is told of its classes. Values that are not below
   * plus infinity leave no trace; among equals the earlier stays.
   *
   * @param values [count] from {@code from}; not modified
   * @param count columns, a multiple of {@link #WIDTH}
   * @param first column of the first value, a multiple of {@link #CLASSES}
   * @param told [TOLD] from {@code at}; plus infinity everywhere before the first slice; updated
   */
  void leastOfClasses(float[] values, int from, int count, int first, float[] told, int at);
}
