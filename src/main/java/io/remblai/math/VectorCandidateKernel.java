package io.remblai.math;

import static io.remblai.math.VectorTiles.LANES;
import static io.remblai.math.VectorTiles.PANEL;
import static io.remblai.math.VectorTiles.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link CandidateKernel} with one column per lane, four rows over two vectors of columns: all rows
 * meet a panel while it is in the first-level cache.
 */
final class VectorCandidateKernel implements CandidateKernel {

  private static final float[] LANE = new float[LANES];

  static {
    for (int l = 0; l < LANES; l++) {
      LANE[l] = l;
    }
  }

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
  public void leastOfClasses(float[] values, int from, int count, int first, float[] told, int at) {
    for (int c = 0; c < Math.min(CLASSES, count); c += LANES) {
      follow(values, from, count, first, told, at, c);
    }
  }

  /** The classes of one vector: their two least values, and the third, stay in registers. */
  private static void follow(
      float[] values, int from, int count, int first, float[] told, int at, int c) {
    FloatVector least = FloatVector.fromArray(SPECIES, told, at + c);
    FloatVector leastColumn = FloatVector.fromArray(SPECIES, told, at + CLASSES + c);
    FloatVector second = FloatVector.fromArray(SPECIES, told, at + 2 * CLASSES + c);
    FloatVector secondColumn = FloatVector.fromArray(SPECIES, told, at + 3 * CLASSES + c);
    FloatVector third = FloatVector.fromArray(SPECIES, told, at + 4 * CLASSES + c);
    FloatVector column = FloatVector.fromArray(SPECIES, LANE, 0).add((float) (first + c));
    for (int j = c; j < count; j += CLASSES) {
      FloatVector value = FloatVector.fromArray(SPECIES, values, from + j);
      VectorMask<Float> belowLeast = value.compare(VectorOperators.LT, least);
      VectorMask<Float> belowSecond = value.compare(VectorOperators.LT, second);
      VectorMask<Float> belowThird = value.compare(VectorOperators.LT, third);
      third = third.blend(value, belowThird).blend(second, belowSecond);
      second = second.blend(value, belowSecond).blend(least, belowLeast);
      secondColumn = secondColumn.blend(column, belowSecond).blend(leastColumn, belowLeast);
      least = least.blend(value, belowLeast);
      leastColumn = leastColumn.blend(column, belowLeast);
      column = column.add((float) CLASSES);
    }
    least.intoArray(told, at + c);
    leastColumn.intoArray(told, at + CLASSES + c);
    second.intoArray(told, at + 2 * CLASSES + c);
    secondColumn.intoArray(told, at + 3 * CLASSES + c);
    third.intoArray(told, at + 4 * CLASSES + c);
  }
}
