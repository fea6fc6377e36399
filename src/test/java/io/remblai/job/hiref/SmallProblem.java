package io.remblai.job.hiref;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Two clouds of at most seven points in the plane, each point with an age and a height, small
 * enough to try every matching.
 *
 * @param x points of the source with their numbers: x, y, age, height
 * @param y likewise, of the target
 */
record SmallProblem(double[][] x, double[][] y) {

  /**
   * The best of all matchings.
   *
   * @param pairs as many as can be
   * @param cost the least sum of squared distances that so many cost
   */
  record Best(long pairs, double cost) {

    Best and(Best other) {
      return new Best(pairs + other.pairs, cost + other.cost);
    }

    boolean isBetterThan(Best other) {
      return pairs > other.pairs || (pairs == other.pairs && cost < other.cost);
    }
  }

  static SmallProblem of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new SmallProblem(
        points(random, random.nextInt(1, 8)), points(random, random.nextInt(1, 8)));
  }

  private static double[][] points(SplittableRandom random, int count) {
    double[][] points = new double[count][];
    for (int i = 0; i < count; i++) {
      points[i] =
          new double[] {
            (float) random.nextDouble(),
            (float) random.nextDouble(2),
            random.nextInt(20, 40),
            (float) random.nextDouble(1.5, 2)
          };
    }
    return points;
  }

  /** Adds the rows under ids of their own. */
  void addRows(int number, List<Row> source, List<Row> target) {
    add(number, x, source);
    add(number, y, target);
  }

  private static void add(int number, double[][] points, List<Row> rows) {
    for (double[] point : points) {
      List<Float> vector = new ArrayList<>(List.of((float) point[0], (float) point[1]));
      rows.add(
          RowFactory.create((long) rows.size(), vector, "any", number, point[2], (float) point[3]));
    }
  }

  /** By trying all: greatest cost, difference of age, difference of height. */
  Best best(double[] limits) {
    return best(limits, 0, new boolean[y.length]);
  }

  private Best best(double[] limits, int i, boolean[] taken) {
    if (i == x.length) {
      return new Best(0, 0);
    }
    Best best = best(limits, i + 1, taken);
    for (int j = 0; j < y.length; j++) {
      double cost = Math.pow(x[i][0] - y[j][0], 2) + Math.pow(x[i][1] - y[j][1], 2);
      boolean allowed =
          cost <= limits[0]
              && Math.abs(x[i][2] - y[j][2]) <= limits[1]
              && Math.abs(x[i][3] - y[j][3]) <= limits[2];
      if (allowed && !taken[j]) {
        taken[j] = true;
        Best with = new Best(1, cost).and(best(limits, i + 1, taken));
        best = with.isBetterThan(best) ? with : best;
        taken[j] = false;
      }
    }
    return best;
  }
}
