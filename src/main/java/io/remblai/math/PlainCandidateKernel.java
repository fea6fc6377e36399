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
  public void leastOfClasses(float[] values, int from, int count, int first, float[] told, int at) {
    for (int j = 0; j < count; j++) {
      take(values[from + j], first + j, told, at + j % CLASSES);
    }
  }

  private static void take(float value, int column, float[] told, int least) {
    int second = least + 2 * CLASSES;
    int third = least + 4 * CLASSES;
    if (value < told[least]) {
      told[third] = told[second];
      told[second] = told[least];
      told[second + CLASSES] = told[least + CLASSES];
      told[least] = value;
      told[least + CLASSES] = column;
    } else if (value < told[second]) {
      told[third] = told[second];
      told[second] = value;
      told[second + CLASSES] = column;
    } else if (value < told[third]) {
      told[third] = value;
    }
  }
}
