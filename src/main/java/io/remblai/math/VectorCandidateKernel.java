package io.remblai.math;

import static io.remblai.math.VectorTiles.LANES;
import static io.remblai.math.VectorTiles.PANEL;
import static io.remblai.math.VectorTiles.ROWS;
import static io.remblai.math.VectorTiles.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link CandidateKernel} with one column per lane, four rows over two vectors of columns: all rows
 * meet a panel while it is in the first-level cache.
 */
final class VectorCandidateKernel implements CandidateKernel {

  @Override
  public void products(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out) {
    for (int j = 0; j < count; j += 2 * LANES) {
      int at = place(from + j, d);
      int i = 0;
      for (; i + ROWS <= n; i += ROWS) {
        fourProducts(x, i * d, panels, at, d, h, from + j, out, i * count + j, count);
      }
      for (; i < n; i++) {
        oneProduct(x, i * d, panels, at, d, h, from + j, out, i * count + j);
      }
    }
  }

  private static int place(int column, int d) {
    return column / WIDTH * d * WIDTH + column % WIDTH;
  }

  private static void fourProducts(
      float[] x,
      int at,
      float[] panels,
      int panel,
      int d,
      float[] h,
      int j,
      float[] out,
      int to,
      int stride) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, h, j);
    FloatVector a1 = FloatVector.fromArray(SPECIES, h, j + LANES);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector c0 = a0;
    FloatVector c1 = a1;
    FloatVector e0 = a0;
    FloatVector e1 = a1;
    for (int k = 0; k < d; k++) {
      FloatVector y0 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH);
      FloatVector y1 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH + LANES);
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

  private static void oneProduct(
      float[] x, int at, float[] panels, int panel, int d, float[] h, int j, float[] out, int to) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, h, j);
    FloatVector a1 = FloatVector.fromArray(SPECIES, h, j + LANES);
    for (int k = 0; k < d; k++) {
      FloatVector xr = FloatVector.broadcast(SPECIES, x[at + k]);
      a0 = xr.fma(FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH), a0);
      a1 = xr.fma(FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH + LANES), a1);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + LANES);
  }

  @Override
  public void squares(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out) {
    differences(x, n, panels, from, count, d, h, out, false);
  }

  @Override
  public void distances(
      float[] x, int n, float[] panels, int from, int count, int d, float[] h, float[] out) {
    differences(x, n, panels, from, count, d, h, out, true);
  }

  private static void differences(
      float[] x,
      int n,
      float[] panels,
      int from,
      int count,
      int d,
      float[] h,
      float[] out,
      boolean root) {
    for (int j = 0; j < count; j += 2 * LANES) {
      int at = place(from + j, d);
      int i = 0;
      for (; i + 2 <= n; i += 2) {
        twoSquares(x, i * d, panels, at, d, out, i * count + j, count);
      }
      if (i < n) {
        oneSquare(x, i * d, panels, at, d, out, i * count + j);
      }
    }
    for (int i = 0; i < n; i++) {
      finish(out, i * count, count, h, from, root);
    }
  }

  private static void twoSquares(
      float[] x, int at, float[] panels, int panel, int d, float[] out, int to, int stride) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    for (int k = 0; k < d; k++) {
      FloatVector y0 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH);
      FloatVector y1 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH + LANES);
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
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + LANES);
    b0.intoArray(out, to + stride);
    b1.intoArray(out, to + stride + LANES);
  }

  private static void oneSquare(
      float[] x, int at, float[] panels, int panel, int d, float[] out, int to) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    for (int k = 0; k < d; k++) {
      FloatVector xr = FloatVector.broadcast(SPECIES, x[at + k]);
      FloatVector p = FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH).sub(xr);
      FloatVector q = FloatVector.fromArray(SPECIES, panels, panel + k * WIDTH + LANES).sub(xr);
      a0 = p.fma(p, a0);
      a1 = q.fma(q, a1);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + LANES);
  }

  private static void finish(float[] out, int to, int count, float[] h, int from, boolean root) {
    for (int j = 0; j < count; j += LANES) {
      FloatVector square = FloatVector.fromArray(SPECIES, out, to + j);
      FloatVector cost = root ? square.sqrt() : square;
      FloatVector.fromArray(SPECIES, h, from + j).add(cost).intoArray(out, to + j);
    }
  }

  @Override
  public void leastOfClasses(float[] values, int from, int count, float[] least, int leastAt) {
    int whole = count - count % CLASSES;
    for (int c = 0; c < CLASSES; c += PANEL) {
      FloatVector a = FloatVector.fromArray(SPECIES, least, leastAt + c);
      FloatVector b = FloatVector.fromArray(SPECIES, least, leastAt + c + LANES);
      for (int j = from + c; j < from + whole; j += CLASSES) {
        a = a.min(FloatVector.fromArray(SPECIES, values, j));
        b = b.min(FloatVector.fromArray(SPECIES, values, j + LANES));
      }
      a.intoArray(least, leastAt + c);
      b.intoArray(least, leastAt + c + LANES);
    }
    for (int j = whole; j < count; j++) {
      int to = leastAt + j - whole;
      least[to] = Math.min(least[to], values[from + j]);
    }
  }

  @Override
  public int atMost(float[] values, int from, int count, float limit, int[] hits) {
    int found = 0;
    int bound = SPECIES.loopBound(count);
    for (int j = 0; j < bound; j += LANES) {
      VectorMask<Float> hit =
          FloatVector.fromArray(SPECIES, values, from + j).compare(VectorOperators.LE, limit);
      if (hit.anyTrue()) {
        // Lane by lane: VectorMask.toLong is no intrinsic on Java 17.
        for (int l = j; l < j + LANES; l++) {
          if (values[from + l] <= limit) {
            hits[found++] = l;
          }
        }
      }
    }
    for (int j = bound; j < count; j++) {
      if (values[from + j] <= limit) {
        hits[found++] = j;
      }
    }
    return found;
  }
}
