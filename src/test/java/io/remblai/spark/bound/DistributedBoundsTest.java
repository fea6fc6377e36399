package io.remblai.spark.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remblai.bound.FastBounds;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Seeds;
import io.remblai.spark.Ids;
import io.remblai.spark.PointBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distributed bounds against those in memory, which must be the same to the last bit. */
@Tag("spark")
class DistributedBoundsTest {

  private static final long SEED = 5;

  @ParameterizedTest
  @CsvSource({
    "1, 6, SQEUCLIDEAN",
    "3, 6, SQEUCLIDEAN",
    "7, 6, SQEUCLIDEAN",
    "20, 6, EUCLIDEAN",
    "7, 6, COSINE",
    "1, 600, SQEUCLIDEAN",
    "3, 600, SQEUCLIDEAN",
    "7, 600, EUCLIDEAN"
  })
  void areTheInMemoryBoundsWhateverThePartitions(int partitions, int dim, GroundCost cost) {
    int n = dim > 100 ? 700 : 3001;
    PointCloud x = RandomClouds.moved(RandomClouds.normal(n, dim, 1), 100);
    PointCloud y = RandomClouds.moved(RandomClouds.normal(n, dim, 2), 101.5);
    JavaSparkContext context = new JavaSparkContext(SharedSpark.session().sparkContext());
    assertEquals(
        FastBounds.of(x, y, cost, SEED),
        new DistributedBounds(context, cost, SEED)
            .of(
                rdd(context, x, Side.SOURCE, partitions),
                rdd(context, y, Side.TARGET, partitions + 1),
                n,
                dim));
  }

  @Test
  void pointsThatAreMissingAreNoticed() {
    JavaSparkContext context = new JavaSparkContext(SharedSpark.session().sparkContext());
    JavaRDD<PointBlock> x = rdd(context, RandomClouds.normal(10, 2, 1), Side.SOURCE, 2);
    DistributedBounds bounds = new DistributedBounds(context, GroundCost.SQEUCLIDEAN, SEED);
    assertThrows(IllegalStateException.class, () -> bounds.of(x, x, 11, 2));
  }

  /** Rows dealt out in an order that depends on the partitions; two blocks in each, one empty. */
  private static JavaRDD<PointBlock> rdd(
      JavaSparkContext context, PointCloud cloud, Side side, int partitions) {
    long keySeed = Seeds.key(SEED, side.stream());
    int dim = cloud.dim();
    List<PointBlock> blocks = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      int size = (cloud.size() - p + partitions - 1) / partitions;
      long[] ids = new long[size];
      long[] keys = new long[size];
      float[] points = new float[size * dim];
      for (int i = 0; i < size; i++) {
        int row = p + (size - 1 - i) * partitions;
        ids[i] = row;
        keys[i] = Seeds.key(keySeed, row);
        System.arraycopy(cloud.coordinates(), row * dim, points, i * dim, dim);
      }
      blocks.add(new PointBlock(Ids.ofNumbers(ids), keys, points, dim));
      blocks.add(new PointBlock(Ids.ofNumbers(new long[0]), new long[0], new float[0], dim));
    }
    return context.parallelize(blocks, partitions);
  }
}
