package io.remblai.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link RowScanKernel} with one column per lane and a plain tail. */
final class VectorRowScanKernel implements RowScanKernel {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final int[] IOTA = iota();

  private static int[] iota() {
    int[] iota = new int[LANES];
    for (int j = 0; j < LANES; j++) {
      iota[j] = j;
    }
    return iota;
  }

  @Override
  public void leastTwo(float[] cost, int from, float[] v, int m, Found found) {
    int bound = FLOATS.loopBound(m);
    FloatVector least = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
    FloatVector second = least;
    IntVector columns = IntVector.broadcast(INTS, -1);
    IntVector here = IntVector.fromArray(INTS, IOTA, 0);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector t =
          FloatVector.fromArray(FLOATS, cost, from + j).sub(FloatVector.fromArray(FLOATS, v, j));
      VectorMask<Float> smaller = t.compare(VectorOperators.LT, least);
      second = second.min(t.max(least));
      least = least.min(t);
      columns = columns.blend(here, smaller.cast(INTS));
      here = here.add(LANES);
    }
    float best = least.reduceLanes(VectorOperators.MIN);
    int column = -1;
    float next = Float.POSITIVE_INFINITY;
    if (best < Float.POSITIVE_INFINITY) {
      VectorMask<Float> atBest = least.compare(VectorOperators.EQ, best);
      column =
          IntVector.broadcast(INTS, Integer.MAX_VALUE)
              .blend(columns, atBest.cast(INTS))
              .reduceLanes(VectorOperators.MIN);
      // The second of all: the least but one among the lanes' firsts, or the least of the lanes'
      // seconds.
      next = second.reduceLanes(VectorOperators.MIN);
      if (atBest.trueCount() > 1) {
        next = best;
      } else {
        next =
            Math.min(
                next,
                least.blend(Float.POSITIVE_INFINITY, atBest).reduceLanes(VectorOperators.MIN));
      }
    }
    for (int j = bound; j < m; j++) {
      float t = cost[from + j] - v[j];
      if (t < best) {
        next = best;
        best = t;
        column = j;
      } else if (t < next) {
        next = t;
      }
    }
    found.column = column;
    found.least = best;
    found.second = next;
  }

  @Override
  public void relax(
      float[] cost,
      int from,
      float[] v,
      int m,
      float base,
      int row,
      float[] distance,
      int[] parent,
      Found found) {
    int bound = FLOATS.loopBound(m);
    FloatVector least = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
    IntVector columns = IntVector.broadcast(INTS, -1);
    IntVector here = IntVector.fromArray(INTS, IOTA, 0);
    IntVector rows = IntVector.broadcast(INTS, row);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector t =
          FloatVector.fromArray(FLOATS, cost, from + j)
              .sub(FloatVector.fromArray(FLOATS, v, j))
              .add(base);
      FloatVector old = FloatVector.fromArray(FLOATS, distance, j);
      VectorMask<Float> nearer = t.compare(VectorOperators.LT, old);
      FloatVector now = old.min(t);
      now.intoArray(distance, j);
      rows.intoArray(parent, j, nearer.cast(INTS));
      VectorMask<Float> smaller = now.compare(VectorOperators.LT, least);
      least = least.min(now);
      columns = columns.blend(here, smaller.cast(INTS));
      here = here.add(LANES);
    }
    float best = least.reduceLanes(VectorOperators.MIN);
    int column = -1;
    if (best < Float.POSITIVE_INFINITY) {
      VectorMask<Float> atBest = least.compare(VectorOperators.EQ, best);
      column =
          IntVector.broadcast(INTS, Integer.MAX_VALUE)
              .blend(columns, atBest.cast(INTS))
              .reduceLanes(VectorOperators.MIN);
    }
    for (int j = bound; j < m; j++) {
      float t = (cost[from + j] - v[j]) + base;
      if (t < distance[j]) {
        distance[j] = t;
        parent[j] = row;
      }
      if (distance[j] < best) {
        best = distance[j];
        column = j;
      }
    }
    found.least = best;
    found.column = column;
  }

  @Override
  public void lower(float[] cost, int from, float u, int m, float[] least) {
    int bound = FLOATS.loopBound(m);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector t = FloatVector.fromArray(FLOATS, cost, from + j).sub(u);
      FloatVector.fromArray(FLOATS, least, j).min(t).intoArray(least, j);
    }
    for (int j = bound; j < m; j++) {
      least[j] = Math.min(least[j], cost[from + j] - u);
    }
  }
}
