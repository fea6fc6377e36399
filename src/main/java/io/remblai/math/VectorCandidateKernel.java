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
    for (int j = 0; j < count; j += PANEL) {
      int at = place(from + j, d);
      int i = 0;
      for (; i + ROWS <= n; i += ROWS) {
        VectorTiles.fourProducts(
            x, i * d, d, panels, at, WIDTH, h, from + j, out, i * count + j, count);
      }
      for (; i < n; i++) {
        VectorTiles.oneProduct(x, i * d, d, panels, at, WIDTH, h, from + j, out, i * count + j);
      }
    }
  }

  private static int place(int column, int d) {
    return column / WIDTH * d * WIDTH + column % WIDTH;
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
    for (int j = 0; j < count; j += PANEL) {
      int at = place(from + j, d);
      int i = 0;
      for (; i + ROWS <= n; i += ROWS) {
        VectorTiles.fourSquares(x, i * d, d, panels, at, WIDTH, out, i * count + j, count);
      }
      for (; i < n; i++) {
        VectorTiles.oneSquare(x, i * d, d, panels, at, WIDTH, out, i * count + j);
      }
    }
    for (int i = 0; i < n; i++) {
      finish(out, i * count, count, h, from, root);
    }
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
