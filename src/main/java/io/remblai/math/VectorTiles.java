package io.remblai.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops over coordinates that the block kernels share: four rows of x, or one, against a
 * panel of y, two vectors wide, with one column per lane and up to eight accumulators in registers.
 *
 * <p>Each loop is a method of its own and small, so that the JIT keeps every vector in a register.
 * Sums run over k = 0, 1, ... as in the plain twins.
 */
final class VectorTiles {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Columns of a panel. */
  static final int PANEL = 2 * LANES;

  /** Rows of a tile. */
  static final int ROWS = 4;

  /**
   * Rows swept over one panel before the next: at d = 64 they and the panel share the first-level
   * cache, and the panel comes from the second level once for 64 rows.
   */
  static final int ROW_BLOCK = 64;

  /** Floats of y that are transposed ahead: 256 KiB, a part of the second-level cache. */
  private static final int PACKED = 1 << 16;

  private VectorTiles() {}

  /** Columns, a multiple of {@link #PANEL}, that are transposed at a time. */
  static int chunk(int m, int d) {
    int panels = Math.max(1, PACKED / (PANEL * Math.max(1, d)));
    return (int) Math.min((long) panels * PANEL, roundUp(m));
  }

  private static long roundUp(int m) {
    return (m + PANEL - 1L) / PANEL * PANEL;
  }

  /**
   * {@code packed[p][k, l] = factor * y[p * PANEL + l, k]} for {@code columns} points from {@code
   * offset}; the lanes past the last point get zeros.
   */
  static void pack(float[] y, int offset, int columns, int d, float factor, float[] packed) {
    for (int j = 0; j < columns; j += PANEL) {
      int width = Math.min(PANEL, columns - j);
      int to = j * d;
      if (width < PANEL) {
        java.util.Arrays.fill(packed, to, to + PANEL * d, 0);
      }
      int l = 0;
      for (; l + 4 <= width; l += 4) {
        packFour(y, offset + (j + l) * d, d, factor, packed, to + l);
      }
      for (; l < width; l++) {
        for (int k = 0; k < d; k++) {
          packed[to + k * PANEL + l] = factor * y[offset + (j + l) * d + k];
        }
      }
    }
  }

  private static void packFour(float[] y, int from, int d, float factor, float[] packed, int to) {
    for (int k = 0; k < d; k++) {
      int at = to + k * PANEL;
      packed[at] = factor * y[from + k];
      packed[at + 1] = factor * y[from + d + k];
      packed[at + 2] = factor * y[from + 2 * d + k];
      packed[at + 3] = factor * y[from + 3 * d + k];
    }
  }

  /** The first {@code width} columns of a tile of four rows. */
  static void copyFour(float[] tile, float[] out, int to, int stride, int width) {
    for (int r = 0; r < ROWS; r++) {
      System.arraycopy(tile, r * PANEL, out, to + r * stride, width);
    }
  }

  /**
   * {@code out[r, l] = h[l] + sum_k x[r, k] panel[k, l]} for four rows and the first {@link #PANEL}
   * columns.
   *
   * @param width columns of the panel, at least {@link #PANEL}
   */
  static void fourProducts(
      float[] x,
      int at,
      int d,
      float[] panel,
      int from,
      int width,
      float[] h,
      int hAt,
      float[] out,
      int to,
      int stride) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, h, hAt);
    FloatVector a1 = FloatVector.fromArray(SPECIES, h, hAt + LANES);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector c0 = a0;
    FloatVector c1 = a1;
    FloatVector e0 = a0;
    FloatVector e1 = a1;
    for (int k = 0; k < d; k++) {
      FloatVector y0 = FloatVector.fromArray(SPECIES, panel, from + k * width);
      FloatVector y1 = FloatVector.fromArray(SPECIES, panel, from + k * width + LANES);
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
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + LANES);
    b0.intoArray(out, to + stride);
    b1.intoArray(out, to + stride + LANES);
    c0.intoArray(out, to + 2 * stride);
    c1.intoArray(out, to + 2 * stride + LANES);
    e0.intoArray(out, to + 3 * stride);
    e1.intoArray(out, to + 3 * stride + LANES);
  }

  /** As {@link #fourProducts} for one row. */
  static void oneProduct(
      float[] x,
      int at,
      int d,
      float[] panel,
      int from,
      int width,
      float[] h,
      int hAt,
      float[] out,
      int to) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, h, hAt);
    FloatVector a1 = FloatVector.fromArray(SPECIES, h, hAt + LANES);
    for (int k = 0; k < d; k++) {
      FloatVector xr = FloatVector.broadcast(SPECIES, x[at + k]);
      a0 = xr.fma(FloatVector.fromArray(SPECIES, panel, from + k * width), a0);
      a1 = xr.fma(FloatVector.fromArray(SPECIES, panel, from + k * width + LANES), a1);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + LANES);
  }

  /** {@code out[r, l] = sum_k (panel[k, l] - x[r, k])^2} for four rows. */
  static void fourSquares(
      float[] x,
      int at,
      int d,
      float[] panel,
      int from,
      int width,
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
    for (int k = 0; k < d; k++) {
      FloatVector y0 = FloatVector.fromArray(SPECIES, panel, from + k * width);
      FloatVector y1 = FloatVector.fromArray(SPECIES, panel, from + k * width + LANES);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[at + k]);
      FloatVector p = y0.sub(xr);
      FloatVector q = y1.sub(xr);
      a0 = p.fma(p, a0);
      a1 = q.fma(q, a1);
      xr = FloatVector.broadcast(SPECIES, x[at + d + k]);
      p = y0.sub(xr);
      q = y1.sub(xr);
      b0 = p.fma(p, b0);
      b1 = q.fma(q, b1);
      xr = FloatVector.broadcast(SPECIES, x[at + 2 * d + k]);
      p = y0.sub(xr);
      q = y1.sub(xr);
      c0 = p.fma(p, c0);
      c1 = q.fma(q, c1);
      xr = FloatVector.broadcast(SPECIES, x[at + 3 * d + k]);
      p = y0.sub(xr);
      q = y1.sub(xr);
      e0 = p.fma(p, e0);
      e1 = q.fma(q, e1);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + LANES);
    b0.intoArray(out, to + stride);
    b1.intoArray(out, to + stride + LANES);
    c0.intoArray(out, to + 2 * stride);
    c1.intoArray(out, to + 2 * stride + LANES);
    e0.intoArray(out, to + 3 * stride);
    e1.intoArray(out, to + 3 * stride + LANES);
  }

  /** As {@link #fourSquares} for one row. */
  static void oneSquare(
      float[] x, int at, int d, float[] panel, int from, int width, float[] out, int to) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    for (int k = 0; k < d; k++) {
      FloatVector xr = FloatVector.broadcast(SPECIES, x[at + k]);
      FloatVector p = FloatVector.fromArray(SPECIES, panel, from + k * width).sub(xr);
      FloatVector q = FloatVector.fromArray(SPECIES, panel, from + k * width + LANES).sub(xr);
      a0 = p.fma(p, a0);
      a1 = q.fma(q, a1);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + LANES);
  }
}
