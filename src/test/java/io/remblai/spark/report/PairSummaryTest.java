package io.remblai.spark.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.summary.LargestPairs;
import io.remblai.summary.MapPicture;
import io.remblai.summary.MapSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
final class PairSummaryTest {

  private static final int DIM = 3;
  private static final int SIZE = 6000;

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
  }

  /** One block of pairs; rows in an order of the seed. */
  private static PairBlock pairs(int dim, long orderSeed) {
    Random random = new Random(dim);
    float[] x = new float[SIZE * dim];
    float[] y = new float[SIZE * dim];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
      y[i] = (float) (2 + random.nextGaussian() * (1 + i % dim));
    }
    long[] ids = new long[SIZE];
    String[] names = new String[SIZE];
    long[] paths = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      ids[i] = i;
      names[i] = "t" + i;
      paths[i] = 8L + i % 8 % 5;
    }
    PairBlock block =
        new PairBlock(
            new PointBlock(Ids.ofNumbers(ids), ids, x, dim),
            new PointBlock(Ids.ofTexts(names), ids, y, dim),
            paths,
            new double[SIZE]);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(orderSeed));
    int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
    PointBlock source = block.source().select(rows);
    PointBlock target = block.target().select(rows);
    return new PairBlock(
        source,
        target,
        Arrays.stream(rows).mapToLong(row -> paths[row]).toArray(),
        new double[SIZE]);
  }

  private static MapSummary summary(int dim, long orderSeed, int partitions) {
    MeasuredPairs all = MeasuredPairs.of(pairs(dim, orderSeed), GroundCost.SQEUCLIDEAN);
    List<MeasuredPairs> blocks = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      int first = (int) ((long) SIZE * p / partitions);
      int end = (int) ((long) SIZE * (p + 1) / partitions);
      blocks.add(all.select(java.util.stream.IntStream.range(first, end).toArray()));
    }
    JavaRDD<MeasuredPairs> rdd = context().parallelize(blocks, partitions);
    return PairSummary.of(rdd, SIZE, dim);
  }

  @Test
  void thePartitionsDoNotShow() {
    MapSummary one = summary(DIM, 1, 1);
    for (int partitions : new int[] {3, 64}) {
      MapSummary other = summary(DIM, partitions, partitions);
      assertEquals(one.costs().quantile(0.3), other.costs().quantile(0.3));
      assertArrayEquals(one.histogram().counts(), other.histogram().counts());
      assertArrayEquals(one.blockSizes(), other.blockSizes());
      assertEquals(ids(one), ids(other));
      MapPicture a = one.picture().orElseThrow();
      MapPicture b = other.picture().orElseThrow();
      assertEquals(a.plane().share(0), b.plane().share(0));
      assertArrayEquals(a.counts().sources(), b.counts().sources());
      assertArrayEquals(a.counts().targets(), b.counts().targets());
      for (int cell = 0; cell < 20 * 20; cell++) {
        if (a.counts().moved(cell) > 0) {
          assertEquals(a.counts().meanMoveX(cell), b.counts().meanMoveX(cell));
        }
      }
      for (int i = 0; i < a.pairs().size(); i++) {
        assertArrayEquals(a.pairs().get(i), b.pairs().get(i));
      }
    }
  }

  private static List<String> ids(MapSummary summary) {
    return summary.largest().stream().map(LargestPairs.Pair::source).toList();
  }

  @Test
  void whatIsCountedIsThere() {
    MapSummary summary = summary(2, 5, 7);
    MeasuredPairs all = MeasuredPairs.of(pairs(2, 5), GroundCost.SQEUCLIDEAN);
    double[] sorted = all.costs().clone();
    Arrays.sort(sorted);
    assertEquals(SIZE, summary.costs().size());
    assertEquals(sorted[0], summary.costs().least());
    assertEquals(sorted[SIZE - 1], summary.costs().greatest());
    assertEquals(sorted[SIZE - 1], summary.largest().get(0).cost());
    long counted = Arrays.stream(summary.histogram().counts()).sum();
    assertEquals(SIZE, counted + summary.histogram().above());
    assertTrue(summary.histogram().above() > 0 && summary.histogram().above() < SIZE / 100);
    assertArrayEquals(new long[] {750, 750, 1500, 1500, 1500}, summary.blockSizes());
    MapPicture picture = summary.picture().orElseThrow();
    assertTrue(picture.plane().coordinates());
    long shown =
        Arrays.stream(picture.counts().sources()).sum()
            + Arrays.stream(picture.counts().targets()).sum();
    assertEquals(2 * SIZE, shown + picture.counts().outside());
    assertTrue(
        picture.counts().outside() < SIZE / 50, () -> picture.counts().outside() + " outside");
    assertTrue(Math.abs(picture.sampled() - 4096) < 300, () -> picture.sampled() + " sampled");
  }

  /** In 2-D the displacement of a cell is the mean of y - x over the sources in it. */
  @Test
  void displacementsAreMeansOverTheirCells() {
    MapPicture picture = summary(2, 5, 7).picture().orElseThrow();
    MeasuredPairs all = MeasuredPairs.of(pairs(2, 5), GroundCost.SQEUCLIDEAN);
    var field = picture.counts().field();
    double[] sums = new double[field.bins() * field.bins()];
    long[] counts = new long[sums.length];
    for (int i = 0; i < SIZE; i++) {
      if (field.holds(all.x()[2 * i], all.x()[2 * i + 1])) {
        int cell = field.cell(all.x()[2 * i], all.x()[2 * i + 1]);
        sums[cell] += all.y()[2 * i] - all.x()[2 * i];
        counts[cell]++;
      }
    }
    for (int cell = 0; cell < sums.length; cell++) {
      assertEquals(counts[cell], picture.counts().moved(cell));
      if (counts[cell] > 0) {
        assertEquals(sums[cell] / counts[cell], picture.counts().meanMoveX(cell), 1e-5);
      }
    }
  }

  @Test
  void theSampleHasAboutTheSizeThatWasWanted() {
    assertEquals(-1L, PairSummary.bound(4096, 4096));
    double part = (PairSummary.bound(1000, 4000) >>> 1) * 0x1p-63;
    assertEquals(0.25, part, 1e-9);
  }
}
