package io.remblai.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link DistanceKernel} with one column of {@code out} per lane: y is transposed panel by panel
 * (two vectors wide), and four rows of x at a time are swept over the panel, so that eight
 * accumulators live in registers.
 */
final class VectorDistanceKernel implements DistanceKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int PANEL = 2 * LANES;
  private static final int ROWS = 4;

  @Override
  public void squared(
      float[] x, int xOffset, int n, float[] y, int yOffset, int m, int d, float[] out) {
    float[] panel = new float[d * PANEL];
    float[] tile = new float[ROWS * PANEL];
    for (int j = 0; j < m; j += PANEL) {
      int width = Math.min(PANEL, m - j);
      transpose(y, yOffset + j * d, width, d, panel);
      int i = 0;
      for (; i + ROWS <= n; i += ROWS) {
        fourRows(x, xOffset + i * d, panel, d, tile);
        for (int r = 0; r < ROWS; r++) {
          System.arraycopy(tile, r * PANEL, out, (i + r) * m + j, width);
        }
      }
      for (; i < n; i++) {
        oneRow(x, xOffset + i * d, panel, d, tile);
        System.arraycopy(tile, 0, out, i * m + j, width);
      }
    }
  }

  /**
   * {@code panel[k, j] = y[j, k]}; columns past {@code width} keep what they held and are never
   * read out.
   */
  private static void transpose(float[] y, int offset, int width, int d, float[] panel) {
    for (int j = 0; j < width; j++) {
      int from = offset + j * d;
      for (int k = 0; k < d; k++) {
        panel[k * PANEL + j] = y[from + k];
      }
    }
  }

  private static void fourRows(float[] x, int at, float[] panel, int d, float[] tile) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector e0 = a0;
    FloatVector e1 = a0;
    for (int k = 0; k < d; k++) {
      FloatVector y0 = FloatVector.fromArray(SPECIES, panel, k * PANEL);
      FloatVector y1 = FloatVector.fromArray(SPECIES, panel, k * PANEL + LANES);
      float xa = x[at + k];
      FloatVector p = y0.sub(xa);
      FloatVector q = y1.sub(xa);
      a0 = p.fma(p, a0);
      a1 = q.fma(q, a1);
      float xb = x[at + d + k];
      p = y0.sub(xb);
      q = y1.sub(xb);
      b0 = p.fma(p, b0);
      b1 = q.fma(q, b1);
      float xc = x[at + 2 * d + k];
      p = y0.sub(xc);
      q = y1.sub(xc);
      c0 = p.fma(p, c0);
      c1 = q.fma(q, c1);
      float xe = x[at + 3 * d + k];
      p = y0.sub(xe);
      q = y1.sub(xe);
      e0 = p.fma(p, e0);
      e1 = q.fma(q, e1);
    }
    a0.intoArray(tile, 0);
    a1.intoArray(tile, LANES);
    b0.intoArray(tile, PANEL);
    b1.intoArray(tile, PANEL + LANES);
    c0.intoArray(tile, 2 * PANEL);
    c1.intoArray(tile, 2 * PANEL + LANES);
    e0.intoArray(tile, 3 * PANEL);
    e1.intoArray(tile, 3 * PANEL + LANES);
  }

  private static void oneRow(float[] x, int at, float[] panel, int d, float[] tile) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    for (int k = 0; k < d; k++) {
      float xa = x[at + k];
      FloatVector p = FloatVector.fromArray(SPECIES, panel, k * PANEL).sub(xa);
      FloatVector q = FloatVector.fromArray(SPECIES, panel, k * PANEL + LANES).sub(xa);
      a0 = p.fma(p, a0);
      a1 = q.fma(q, a1);
    }
    a0.intoArray(tile, 0);
    a1.intoArray(tile, LANES);
  }
}
