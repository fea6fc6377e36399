package io.remblai.spark.certificate;

import io.remblai.geometry.PointCloud;
import io.remblai.math.Seeds;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Maps of tests, spread over partitions. */
public final class PairRdds {

  private PairRdds() {}

  /**
   * Source row i goes to target row {@code targets[i]}. Rows are dealt out to blocks, and two
   * blocks to a partition, in an order that depends on the number of partitions; more than two
   * partitions leave the last one empty.
   */
  public static JavaRDD<PairBlock> of(
      JavaSparkContext context,
      PointCloud source,
      PointCloud target,
      int[] targets,
      double[] g,
      int partitions) {
    int filled = partitions > 2 ? partitions - 1 : partitions;
    int blocks = 2 * filled;
    List<List<PairBlock>> parts = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      parts.add(new ArrayList<>());
    }
    for (int b = 0; b < blocks; b++) {
      List<Integer> rows = new ArrayList<>();
      for (int row = source.size() - 1; row >= 0; row--) {
        if (row % blocks == b) {
          rows.add(row);
        }
      }
      int[] x = rows.stream().mapToInt(row -> row).toArray();
      int[] y = rows.stream().mapToInt(row -> targets[row]).toArray();
      double[] potentials = rows.stream().mapToDouble(row -> g[targets[row]]).toArray();
      parts
          .get(b / 2)
          .add(
              new PairBlock(
                  points(source, x, 1), points(target, y, 2), new long[x.length], potentials));
    }
    return context.parallelize(parts, partitions).flatMap(new Flatten());
  }

  private static PointBlock points(PointCloud cloud, int[] rows, long seed) {
    long[] ids = new long[rows.length];
    long[] keys = new long[rows.length];
    float[] points = new float[rows.length * cloud.dim()];
    for (int i = 0; i < rows.length; i++) {
      ids[i] = rows[i];
      keys[i] = Seeds.key(seed, rows[i]);
      System.arraycopy(
          cloud.coordinates(), rows[i] * cloud.dim(), points, i * cloud.dim(), cloud.dim());
    }
    return new PointBlock(Ids.ofNumbers(ids), keys, points, cloud.dim());
  }
}
