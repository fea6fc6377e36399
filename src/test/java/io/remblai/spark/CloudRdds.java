package io.remblai.spark;

import io.remblai.geometry.PointCloud;
import io.remblai.math.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Clouds spread over a cluster, for tests; ids are row numbers. */
public final class CloudRdds {

  private CloudRdds() {}

  /**
   * The cloud in blocks whose rows are dealt out in an order that depends on the number of
   * partitions.
   */
  public static JavaRDD<PointBlock> of(
      JavaSparkContext context, PointCloud cloud, Side side, long seed, int partitions) {
    long keySeed = Seeds.key(seed, side.stream());
    List<PointBlock> blocks = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      int size = (cloud.size() - p + partitions - 1) / partitions;
      long[] ids = new long[size];
      float[] points = new float[size * cloud.dim()];
      for (int i = 0; i < size; i++) {
        int row = p + (size - 1 - i) * partitions;
        ids[i] = row;
        System.arraycopy(
            cloud.coordinates(), row * cloud.dim(), points, i * cloud.dim(), cloud.dim());
      }
      Ids numbers = Ids.ofNumbers(ids);
      long[] keys = new long[size];
      for (int i = 0; i < size; i++) {
        keys[i] = numbers.key(keySeed, i);
      }
      blocks.add(new PointBlock(numbers, keys, points, cloud.dim()));
    }
    return context.parallelize(blocks, partitions);
  }
}
