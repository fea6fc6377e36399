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

  /** Classes of columns modulo this number, whose least values {@link #leastOfClasses} finds. */
  int CLASSES = 64;

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
   * Lowers {@code least[leastAt + c]} to the least of the values j in [0, count) with {@code j %
   * CLASSES == c}.
   *
   * @param values from {@code from}; not modified
   */
  void leastOfClasses(float[] values, int from, int count, float[] least, int leastAt);

  /**
   * Which of the values j in [0, count) are at most {@code limit}, in order.
   *
   * @param hits receives them; long enough for all
   * @return how many there are
   */
  int atMost(float[] values, int from, int count, float limit, int[] hits);
}
