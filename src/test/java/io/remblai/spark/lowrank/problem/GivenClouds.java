package io.remblai.spark.lowrank.problem;

import io.remblai.math.Seeds;
import io.remblai.spark.Ids;
import io.remblai.spark.PointBlock;
import io.remblai.spark.PointLayout;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Points of tests as distributed clouds. */
final class GivenClouds {

  private static final long SEED = 5;

  private GivenClouds() {}

  static JavaSparkContext context() {
    return new JavaSparkContext(SharedSpark.session().sparkContext());
  }

  static long[] keys(int n, Side side) {
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = Seeds.key(Seeds.key(SEED, side.stream()), i);
    }
    return keys;
  }

  /** Rows dealt out in an order that depends on the partitions; two blocks in each, one empty. */
  static GivenCloud of(Side side, float[] points, PointLayout layout, int partitions) {
    int dim = layout.dim();
    int n = points.length / dim;
    long[] keys = keys(n, side);
    List<PointBlock> blocks = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      int size = (n - p + partitions - 1) / partitions;
      long[] ids = new long[size];
      long[] own = new long[size];
      float[] coordinates = new float[size * dim];
      for (int i = 0; i < size; i++) {
        int row = p + (size - 1 - i) * partitions;
        ids[i] = row;
        own[i] = keys[row];
        System.arraycopy(points, row * dim, coordinates, i * dim, dim);
      }
      blocks.add(new PointBlock(Ids.ofNumbers(ids), own, coordinates, dim));
      blocks.add(new PointBlock(Ids.ofNumbers(new long[0]), new long[0], new float[0], dim));
    }
    JavaRDD<PointBlock> cloud = context().parallelize(blocks, partitions);
    return new GivenCloud(side, cloud, layout, CloudTotals.of(cloud, layout));
  }

  /** Features, coordinates and a weight of each point in a row. */
  static float[] joined(float[] features, float[] coordinates, float[] weights) {
    int n = weights.length;
    int f = features.length / n;
    int c = coordinates.length / n;
    float[] points = new float[n * (f + c + 1)];
    for (int i = 0; i < n; i++) {
      int at = i * (f + c + 1);
      System.arraycopy(features, i * f, points, at, f);
      System.arraycopy(coordinates, i * c, points, at + f, c);
      points[at + f + c] = weights[i];
    }
    return points;
  }
}
