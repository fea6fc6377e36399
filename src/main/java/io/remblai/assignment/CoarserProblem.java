package io.remblai.assignment;

import java.util.Arrays;

/** Every fourth row and column of a problem, whose potentials are a start for the whole. */
final class CoarserProblem {

  private static final int STEP = 4;

  private CoarserProblem() {}

  /** Rows or columns that it has of so many. */
  static int size(int whole) {
    return (whole + STEP - 1) / STEP;
  }

  /**
   * Its costs.
   *
   * @param costs [n, m]; not modified
   */
  static float[] costs(float[] costs, int n, int m) {
    int few = size(m);
    float[] coarse = new float[size(n) * few];
    for (int i = 0; i < size(n); i++) {
      int row = i * STEP * m;
      for (int j = 0; j < few; j++) {
        coarse[i * few + j] = costs[row + j * STEP];
      }
    }
    return coarse;
  }

  /** Its column potentials at their places among all m columns; minus infinity elsewhere. */
  static float[] spread(float[] potentials, int m) {
    float[] known = new float[m];
    Arrays.fill(known, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < potentials.length; j++) {
      known[j * STEP] = potentials[j];
    }
    return known;
  }
}
