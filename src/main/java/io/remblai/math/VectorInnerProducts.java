package io.remblai.math;

import static io.remblai.math.VectorTiles.LANES;
import static io.remblai.math.VectorTiles.PANEL;
import static io.remblai.math.VectorTiles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * {@link InnerProducts} with one point per lane: tiles of six rows and two vectors, so that m = 100
 * costs seven vectors of 16 and not eight.
 */
final class VectorInnerProducts implements InnerProducts {

  private static final int ROWS = 6;

  /** Rows swept over the panels of one block of coordinates: at d = 768 0.7 MiB, second level. */
  private static final int ROW_BLOCK = 40 * ROWS;

  private final int m;
  private final int d;
  private final int width; // points, with zeros up to whole vectors
  private final float[] packed; // block after block of coordinates, in each panel after panel

  VectorInnerProducts(float[] y, int m, int d) {
    Arguments.checkBlock("y", y, 0, m, d);
    this.m = m;
    this.d = d;
    this.width = (m + LANES - 1) / LANES * LANES;
    this.packed = new float[Math.multiplyExact(width, d)];
    for (int from = 0; from < d; from += BLOCK) {
      pack(y, from, Math.min(BLOCK, d - from));
    }
  }

  private void pack(float[] y, int from, int count) {
    for (int p = 0; p < width; p += PANEL) {
      int columns = Math.min(PANEL, width - p);
      int to = from * width + p * count;
      for (int l = 0; l < Math.min(columns, m - p); l++) {
        for (int k = 0; k < count; k++) {
          packed[to + k * columns + l] = y[(p + l) * d + from + k];
        }
      }
    }
  }

  @Override
  public void products(float[] x, int xOffset, int n, float[] out) {
    PlainInnerProducts.checkProducts(x, xOffset, n, m, d, out);
    int stride = InnerProducts.stride(m);
    Arrays.fill(out, 0, n * stride, 0);
    for (int i = 0; i < n; i += ROW_BLOCK) {
      int rows = Math.min(ROW_BLOCK, n - i);
      for (int from = 0; from < d; from += BLOCK) {
        int count = Math.min(BLOCK, d - from);
        for (int p = 0; p < width; p += PANEL) {
          sweep(x, xOffset + i * d + from, rows, p, from, count, out, i * stride + p, stride);
        }
      }
    }
  }

  /** Adds the products of one block of coordinates with one panel, for some rows. */
  private void sweep(
      float[] x, int at, int rows, int p, int from, int count, float[] out, int to, int stride) {
    int columns = Math.min(PANEL, width - p);
    int panel = from * width + p * count;
    int r = 0;
    for (; r + ROWS <= rows; r += ROWS) {
      if (columns == PANEL) {
        sixByTwo(x, at + r * d, d, packed, panel, count, out, to + r * stride, stride);
      } else {
        sixByOne(x, at + r * d, d, packed, panel, count, out, to + r * stride, stride);
      }
    }
    for (; r < rows; r++) {
      oneRow(x, at + r * d, packed, panel, columns, count, out, to + r * stride);
    }
  }

  /** Six rows against a panel of two vectors: twelve sums in registers. */
  private static void sixByTwo(
      float[] x,
      int at,
      int d,
      float[] panel,
      int from,
      int count,
      float[] out,
      int to,
      int stride) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector e0 = a0;
    FloatVector e1 = a0;
    FloatVector f0 = a0;
    FloatVector f1 = a0;
    FloatVector g0 = a0;
    FloatVector g1 = a0;
    for (int k = 0; k < count; k++) {
      FloatVector y0 = FloatVector.fromArray(SPECIES, panel, from + k * PANEL);
      FloatVector y1 = FloatVector.fromArray(SPECIES, panel, from + k * PANEL + LANES);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[at + k]);
      a0 = xr.fma(y0, a0);
      a1 = xr.fma(y1, a1);
      xr = FloatVector.broadcast(SPECIES, x[at + d + k]);
      b0 = xr.fma(y0, b0);
      b1 = xr.fma(y1, b1);
      xr = FloatVector.broadcast(SPECIES, x[at + 2 * d + k]);
      c0 = xr.fma(y0, c0);
      c1 = xr.fma(y1, c1);
      xr = FloatVector.broadcast(SPECIES, x[at + 3 * d + k]);
      e0 = xr.fma(y0, e0);
      e1 = xr.fma(y1, e1);
      xr = FloatVector.broadcast(SPECIES, x[at + 4 * d + k]);
      f0 = xr.fma(y0, f0);
      f1 = xr.fma(y1, f1);
      xr = FloatVector.broadcast(SPECIES, x[at + 5 * d + k]);
      g0 = xr.fma(y0, g0);
      g1 = xr.fma(y1, g1);
    }
    addTo(out, to, a0);
    addTo(out, to + LANES, a1);
    addTo(out, to + stride, b0);
    addTo(out, to + stride + LANES, b1);
    addTo(out, to + 2 * stride, c0);
    addTo(out, to + 2 * stride + LANES, c1);
    addTo(out, to + 3 * stride, e0);
    addTo(out, to + 3 * stride + LANES, e1);
    addTo(out, to + 4 * stride, f0);
    addTo(out, to + 4 * stride + LANES, f1);
    addTo(out, to + 5 * stride, g0);
    addTo(out, to + 5 * stride + LANES, g1);
  }

  /** Six rows against the last vector where their number is odd. */
  private static void sixByOne(
      float[] x,
      int at,
      int d,
      float[] panel,
      int from,
      int count,
      float[] out,
      int to,
      int stride) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector c0 = a0;
    FloatVector e0 = a0;
    FloatVector f0 = a0;
    FloatVector g0 = a0;
    for (int k = 0; k < count; k++) {
      FloatVector y0 = FloatVector.fromArray(SPECIES, panel, from + k * LANES);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[at + k]);
      a0 = xr.fma(y0, a0);
      xr = FloatVector.broadcast(SPECIES, x[at + d + k]);
      b0 = xr.fma(y0, b0);
      xr = FloatVector.broadcast(SPECIES, x[at + 2 * d + k]);
      c0 = xr.fma(y0, c0);
      xr = FloatVector.broadcast(SPECIES, x[at + 3 * d + k]);
      e0 = xr.fma(y0, e0);
      xr = FloatVector.broadcast(SPECIES, x[at + 4 * d + k]);
      f0 = xr.fma(y0, f0);
      xr = FloatVector.broadcast(SPECIES, x[at + 5 * d + k]);
      g0 = xr.fma(y0, g0);
    }
    addTo(out, to, a0);
    addTo(out, to + stride, b0);
    addTo(out, to + 2 * stride, c0);
    addTo(out, to + 3 * stride, e0);
    addTo(out, to + 4 * stride, f0);
    addTo(out, to + 5 * stride, g0);
  }

  /** One row against a panel one or two vectors wide. */
  private static void oneRow(
      float[] x, int at, float[] panel, int from, int width, int count, float[] out, int to) {
    for (int lane = 0; lane < width; lane += LANES) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int k = 0; k < count; k++) {
        FloatVector y = FloatVector.fromArray(SPECIES, panel, from + k * width + lane);
        sum = FloatVector.broadcast(SPECIES, x[at + k]).fma(y, sum);
      }
      addTo(out, to + lane, sum);
    }
  }

  private static void addTo(float[] out, int to, FloatVector sum) {
    FloatVector.fromArray(SPECIES, out, to).add(sum).intoArray(out, to);
  }

  @Override
  public void squaredLengths(float[] x, int xOffset, int n, double[] out) {
    PlainInnerProducts.checkLengths(x, xOffset, n, d, out);
    float[] partial = new float[PADDING];
    for (int i = 0; i < n; i++) {
      out[i] = 0;
      for (int from = 0; from < d; from += BLOCK) {
        int count = Math.min(BLOCK, d - from);
        int whole = count - count % PADDING;
        int at = xOffset + i * d + from;
        for (int lane = 0; lane < PADDING; lane += LANES) {
          squares(x, at + lane, whole, partial, lane);
        }
        PlainInnerProducts.addSquares(x, at, whole, count, partial);
        out[i] += PlainInnerProducts.total(partial);
      }
    }
  }

  private static void squares(float[] x, int at, int whole, float[] partial, int lane) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int k = 0; k < whole; k += PADDING) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, at + k);
      sum = v.fma(v, sum);
    }
    sum.intoArray(partial, lane);
  }
}
