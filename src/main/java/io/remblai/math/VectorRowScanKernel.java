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

  /** Processors with short vectors cannot gather. */
  private static final boolean GATHERS = LANES >= 8;

  /** Two to the number of the lane; vectors longer than an int's bits are not known. */
  private static final int[] POWERS = powers();

  private static int[] powers() {
    int[] powers = new int[LANES];
    for (int j = 0; j < LANES; j++) {
      powers[j] = 1 << j;
    }
    return powers;
  }

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
    ends(least, second, columns, found);
    float best = found.least;
    float next = found.second;
    int column = found.column;
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

  @Override
  public void reduce(float[] cost, int from, float[] v, int m, float[] reduced, float[] least) {
    int whole = m - m % CLASSES;
    for (int c = 0; c < CLASSES; c += LANES) {
      FloatVector lowest = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
      for (int j = c; j < whole; j += CLASSES) {
        FloatVector t =
            FloatVector.fromArray(FLOATS, cost, from + j).sub(FloatVector.fromArray(FLOATS, v, j));
        t.intoArray(reduced, j);
        lowest = lowest.min(t);
      }
      lowest.intoArray(least, c);
    }
    for (int j = whole; j < m; j++) {
      reduced[j] = cost[from + j] - v[j];
      least[j - whole] = Math.min(least[j - whole], reduced[j]);
    }
  }

  private static int countAtMost(float[] values, float limit) {
    int count = 0;
    for (int c = 0; c < CLASSES; c += LANES) {
      count +=
          FloatVector.fromArray(FLOATS, values, c).compare(VectorOperators.LE, limit).trueCount();
    }
    return count;
  }

  @Override
  public int atMost(float[] values, int m, float limit, int[] columns) {
    int count = 0;
    int bound = FLOATS.loopBound(m);
    IntVector powers = IntVector.fromArray(INTS, POWERS, 0);
    IntVector none = IntVector.zero(INTS);
    int j = 0;
    for (; j < bound; j += LANES) {
      VectorMask<Float> hit =
          FloatVector.fromArray(FLOATS, values, j).compare(VectorOperators.LE, limit);
      if (hit.anyTrue()) {
        // As bits by a sum: VectorMask.toLong is no intrinsic on Java 17.
        int bits = none.blend(powers, hit.cast(INTS)).reduceLanes(VectorOperators.ADD);
        for (; bits != 0; bits &= bits - 1) {
          columns[count++] = j + Integer.numberOfTrailingZeros(bits);
        }
      }
    }
    for (; j < m; j++) {
      if (values[j] <= limit) {
        columns[count++] = j;
      }
    }
    return count;
  }

  @Override
  public float limit(float[] values, int fewest, int most) {
    FloatVector lowest = FloatVector.fromArray(FLOATS, values, 0);
    FloatVector highest = lowest;
    for (int c = LANES; c < CLASSES; c += LANES) {
      FloatVector t = FloatVector.fromArray(FLOATS, values, c);
      lowest = lowest.min(t);
      highest = highest.max(t);
    }
    float low = lowest.reduceLanes(VectorOperators.MIN);
    float high = highest.reduceLanes(VectorOperators.MAX);
    float limit = high;
    for (int step = 0; step < BISECTIONS; step++) {
      float between = low + (high - low) / 4;
      int count = countAtMost(values, between);
      if (count < fewest) {
        low = between;
      } else {
        limit = between;
        high = between;
        if (count <= most) {
          break;
        }
      }
    }
    return limit;
  }

  @Override
  public void leastTwoOf(float[] costs, int[] columns, int from, int to, float[] v, Found found) {
    int bound = GATHERS ? from + FLOATS.loopBound(to - from) : from;
    FloatVector least = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
    FloatVector second = least;
    IntVector places = IntVector.broadcast(INTS, -1);
    IntVector here = IntVector.fromArray(INTS, IOTA, 0).add(from);
    for (int k = from; k < bound; k += LANES) {
      FloatVector t =
          FloatVector.fromArray(FLOATS, costs, k)
              .sub(FloatVector.fromArray(FLOATS, v, 0, columns, k));
      VectorMask<Float> smaller = t.compare(VectorOperators.LT, least);
      second = second.min(t.max(least));
      least = least.min(t);
      places = places.blend(here, smaller.cast(INTS));
      here = here.add(LANES);
    }
    ends(least, second, places, found);
    float best = found.least;
    float next = found.second;
    for (int k = bound; k < to; k++) {
      float t = costs[k] - v[columns[k]];
      if (t < best) {
        next = best;
        best = t;
        found.column = k;
      } else if (t < next) {
        next = t;
      }
    }
    found.least = best;
    found.second = next;
  }

  /** The least and second least of all lanes, and where the least was found. */
  private static void ends(FloatVector least, FloatVector second, IntVector places, Found found) {
    float best = least.reduceLanes(VectorOperators.MIN);
    found.least = best;
    if (best == Float.POSITIVE_INFINITY) {
      found.column = -1;
      found.second = best;
      return;
    }
    VectorMask<Float> atBest = least.compare(VectorOperators.EQ, best);
    found.column =
        IntVector.broadcast(INTS, Integer.MAX_VALUE)
            .blend(places, atBest.cast(INTS))
            .reduceLanes(VectorOperators.MIN);
    // The second of all: the least but one among the lanes' firsts, or the least of the lanes'
    // seconds.
    found.second =
        atBest.trueCount() > 1
            ? best
            : second
                .min(least.blend(Float.POSITIVE_INFINITY, atBest))
                .reduceLanes(VectorOperators.MIN);
  }
}
