package io.remblai.math;

/** {@link CandidateKernel} in plain loops: what the vector kernel must equal. */
final class PlainCandidateKernel implements CandidateKernel {

  @Override
  public void products(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < count; j++) {
        int at = place(from + j, d);
        float sum = h[from + j];
        for (int k = 0; k < d; k++) {
          sum = Math.fma(x[i * d + k], panels[at + k * WIDTH], sum);
        }
        out[i * count + j] = sum;
      }
    }
  }

  private static int place(int column, int d) {
    return column / WIDTH * d * WIDTH + column % WIDTH;
  }

  @Override
  public void squares(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < count; j++) {
        out[i * count + j] = h[from + j] + square(x, i * d, panels, place(from + j, d), d);
      }
    }
  }

  @Override
  public void distances(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < count; j++) {
        float square = square(x, i * d, panels, place(from + j, d), d);
        out[i * count + j] = h[from + j] + (float) Math.sqrt(square);
      }
    }
  }

  private static float square(float[] x, int xAt, float[] panels, int at, int d) {
    float sum = 0;
    for (int k = 0; k < d; k++) {
      float difference = panels[at + k * WIDTH] - x[xAt + k];
      sum = Math.fma(difference, difference, sum);
    }
    return sum;
  }

  @Override
  public void leastOfClasses(float[] values, int from, int count, float[] least, int leastAt) {
    for (int j = 0; j < count; j++) {
      int to = leastAt + j % CLASSES;
      least[to] = Math.min(least[to], values[from + j]);
    }
  }

  @Override
  public int atMost(float[] values, int from, int count, float limit, int[] hits) {
    int found = 0;
    for (int j = 0; j < count; j++) {
      if (values[from + j] <= limit) {
        hits[found++] = j;
      }
    }
    return found;
  }
}
