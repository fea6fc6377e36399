package io.remblai.math;

import static io.remblai.math.VectorTiles.LANES;
import static io.remblai.math.VectorTiles.PANEL;
import static io.remblai.math.VectorTiles.ROWS;
import static io.remblai.math.VectorTiles.ROW_BLOCK;
import static io.remblai.math.VectorTiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * {@link DistanceKernel} with one column of {@code out} per lane: y is transposed a chunk at a
 * time, and blocks of rows are swept over its panels. What is done to a distance afterwards is done
 * while its block of rows is still in the cache.
 */
final class VectorDistanceKernel implements DistanceKernel {

  private enum Finish {
    NONE,
    ROOT,
    HALF
  }

  @Override
  public void squared(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    block(x, xOffset, n, y, yOffset, m, d, out, Finish.NONE);
  }

  @Override
  public void euclidean(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    block(x, xOffset, n, y, yOffset, m, d, out, Finish.ROOT);
  }

  @Override
  public void halfSquared(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    block(x, xOffset, n, y, yOffset, m, d, out, Finish.HALF);
  }

  private static void block(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] out,
      Finish finish) {
    PlainDistanceKernel.check(x, xOffset, n, y, yOffset, m, d, out);
    int chunk = VectorTiles.chunk(m, d);
    float[] packed = new float[chunk * d];
    float[] tile = new float[ROWS * PANEL];
    for (int j = 0; j < m; j += chunk) {
      int columns = Math.min(chunk, m - j);
      VectorTiles.pack(y, yOffset + j * d, columns, d, 1, packed);
      for (int i = 0; i < n; i += ROW_BLOCK) {
        int rows = Math.min(ROW_BLOCK, n - i);
        for (int p = 0; p < columns; p += PANEL) {
          int width = Math.min(PANEL, columns - p);
          panel(x, xOffset + i * d, rows, d, packed, p * d, tile, width, out, i * m + j + p, m);
        }
        for (int r = i; r < i + rows; r++) {
          finish(finish, out, r * m + j, columns);
        }
      }
    }
  }

  /** Some rows against one panel; straight into {@code out} where the panel is full. */
  private static void panel(
      float[] x,
      int at,
      int rows,
      int d,
      float[] packed,
      int from,
      float[] tile,
      int width,
      float[] out,
      int to,
      int m) {
    int r = 0;
    if (width == PANEL) {
      for (; r + ROWS <= rows; r += ROWS) {
        VectorTiles.fourSquares(x, at + r * d, d, packed, from, PANEL, out, to + r * m, m);
      }
    }
    for (; r + ROWS <= rows; r += ROWS) {
      VectorTiles.fourSquares(x, at + r * d, d, packed, from, PANEL, tile, 0, PANEL);
      VectorTiles.copyFour(tile, out, to + r * m, m, width);
    }
    for (; r < rows; r++) {
      VectorTiles.oneSquare(x, at + r * d, d, packed, from, PANEL, tile, 0);
      System.arraycopy(tile, 0, out, to + r * m, width);
    }
  }

  private static void finish(Finish finish, float[] out, int from, int count) {
    switch (finish) {
      case ROOT -> roots(out, from, count);
      case HALF -> halves(out, from, count);
      case NONE -> {}
    }
  }

  private static void roots(float[] out, int from, int count) {
    int bound = from + SPECIES.loopBound(count);
    for (int at = from; at < bound; at += LANES) {
      FloatVector.fromArray(SPECIES, out, at).sqrt().intoArray(out, at);
    }
    for (int at = bound; at < from + count; at++) {
      out[at] = (float) Math.sqrt(out[at]);
    }
  }

  private static void halves(float[] out, int from, int count) {
    for (int at = from; at < from + count; at++) {
      out[at] *= 0.5f;
    }
  }
}
