package io.remblai.refine.mass;

import io.remblai.math.KeyOrder;
import io.remblai.math.Projections;
import java.util.Arrays;

/**
 * Some rows of a cloud, each with units of its mass, perhaps not all it has.
 *
 * @param points of the whole cloud, row-major; not modified
 * @param dim coordinates of a point
 * @param rows the rows, in an order that says nothing of their places [size]
 * @param units of each [size], at least 1
 */
record MassPart(float[] points, int dim, int[] rows, long[] units) {

  /** A whole cloud. */
  static MassPart whole(MassedRows cloud) {
    int[] rows = new int[cloud.size()];
    Arrays.setAll(rows, i -> i);
    return new MassPart(cloud.points(), cloud.dim(), rows, cloud.units());
  }

  int size() {
    return rows.length;
  }

  long total() {
    long total = 0;
    for (long each : units) {
      total += each;
    }
    return total;
  }

  /** The points of its rows [size, dim]. */
  float[] gathered() {
    return MassLabels.gathered(points, rows, dim);
  }

  /** As many points [count, dim] as are wanted, at even steps of mass in the order of rows. */
  float[] sampled(int count) {
    int[] sample = new int[count];
    double step = (double) total() / count;
    long below = 0;
    int at = 0;
    for (int k = 0; k < count; k++) {
      double wanted = (k + 0.5) * step;
      while (at < rows.length - 1 && below + units[at] <= wanted) {
        below += units[at++];
      }
      sample[k] = rows[at];
    }
    return MassLabels.gathered(points, sample, dim);
  }

  /**
   * Cuts off what lies farthest along a direction, so many units of it; the row on the cut is in
   * both parts, each with units of its own.
   *
   * @param wanted units of the first part, above 0 and below the total
   */
  MassPart[] cut(double[] direction, long wanted) {
    int n = rows.length;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = descending(Projections.dot(points, rows[i] * dim, direction));
    }
    int[] order = KeyOrder.ascending(keys);
    long[] top = new long[n];
    long left = wanted;
    for (int k = 0; k < n && left > 0; k++) {
      top[order[k]] = Math.min(left, units[order[k]]);
      left -= top[order[k]];
    }
    long[] rest = new long[n];
    for (int i = 0; i < n; i++) {
      rest[i] = units[i] - top[i];
    }
    return new MassPart[] {with(top), with(rest)};
  }

  /** Unsigned order of these is descending order of the numbers. */
  private static long descending(double value) {
    long bits = Double.doubleToLongBits(value + 0.0); // -0 and 0 are one number
    return ~(bits ^ (bits >> 63 | Long.MIN_VALUE));
  }

  /** Rows that have units left. */
  private MassPart with(long[] left) {
    int count = 0;
    for (long each : left) {
      count += each > 0 ? 1 : 0;
    }
    int[] some = new int[count];
    long[] their = new long[count];
    int at = 0;
    for (int i = 0; i < left.length; i++) {
      if (left[i] > 0) {
        some[at] = rows[i];
        their[at++] = left[i];
      }
    }
    return new MassPart(points, dim, some, their);
  }
}
