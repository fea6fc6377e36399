package io.remblai.spark.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.quality.Neighbourhood;
import io.remblai.refine.quality.PairQualities;
import io.remblai.refine.quality.QualityMeasure;
import io.remblai.refine.quality.RowBlock;
import io.remblai.spark.PairBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.certificate.PairRdds;
import io.remblai.spark.quality.MapRows.Kind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Qualities over the cluster: whatever the partitions, and those of the definition in memory. */
@Tag("spark")
class DistributedQualityTest {

  private static final int PAIRS = 600;
  private static final int FREE = 150;
  private static final int DIM = 3;
  private static final long TASK = 64L << 20;

  private final JavaSparkContext context =
      new JavaSparkContext(SharedSpark.session().sparkContext());

  private final PointCloud x = RandomClouds.normal(PAIRS + FREE, DIM, 1);
  private final PointCloud y = RandomClouds.normal(PAIRS + FREE, DIM, 2);

  /** What was found of each pair. */
  private static final class Found {
    private final double[] confidence = new double[PAIRS];
    private final OptionalDouble[] margin = new OptionalDouble[PAIRS];
    private final boolean[] mutual = new boolean[PAIRS];
    private MapQuality quality;
  }

  private static RefineOptions options(GroundCost cost) {
    return new RefineOptions(cost, 256, 256, OptionalInt.of(0), TASK, 3);
  }

  /** The pairs, or the rows that are left over. */
  private JavaRDD<PairBlock> rows(boolean pairs, int partitions) {
    int[] same = IntStream.range(0, PAIRS + FREE).toArray();
    return PairRdds.of(context, x, y, same, new double[same.length], partitions)
        .map(new Keep(pairs));
  }

  private static int row(PairBlock block, int at) {
    return ((Long) block.source().ids().value(at)).intValue();
  }

  private static final class Keep implements Function<PairBlock, PairBlock> {

    private static final long serialVersionUID = 1;

    private final boolean pairs;

    Keep(boolean pairs) {
      this.pairs = pairs;
    }

    @Override
    public PairBlock call(PairBlock block) {
      return block.select(
          IntStream.range(0, block.size()).filter(at -> row(block, at) < PAIRS == pairs).toArray());
    }
  }

  private Found measure(GroundCost cost, Neighbours neighbours, boolean free, int partitions) {
    JavaRDD<PairBlock> pairs = rows(true, partitions);
    JavaRDD<MapRows> all = pairs.map(new MapRows.Mark(Kind.PAIRS));
    JavaRDD<PairBlock> wider = pairs;
    if (free) {
      JavaRDD<PairBlock> left = rows(false, partitions);
      all = all.union(left.map(new MapRows.Mark(Kind.FREE_TARGETS)));
      all = all.union(left.map(new MapRows.Mark(Kind.FREE_SOURCES)));
      wider = wider.union(left);
    }
    int size = free ? PAIRS + FREE : PAIRS;
    Found found = new Found();
    found.quality =
        new DistributedQuality(context, options(cost), DIM)
            .measure(all, wider, PAIRS, size, size, neighbours);
    for (QualifiedPairs block : found.quality.pairs().collect()) {
      assertTrue(block.slack(0).isEmpty());
      for (int i = 0; i < block.qualities().size(); i++) {
        int row = row(block.pairs(), i);
        found.confidence[row] = block.qualities().confidence(i);
        found.margin[row] = block.qualities().margin(i);
        found.mutual[row] = block.qualities().isMutuallyNearest(i);
      }
    }
    found.quality.pairs().unpersist();
    return found;
  }

  private static void assertSame(Found expected, Found found) {
    assertEquals(expected.quality.temperature(), found.quality.temperature());
    assertEquals(
        expected.quality.totals().meanConfidence(), found.quality.totals().meanConfidence(), 0);
    assertEquals(expected.quality.totals().shareMutual(), found.quality.totals().shareMutual(), 0);
    for (int i = 0; i < PAIRS; i++) {
      assertEquals(expected.confidence[i], found.confidence[i], 0, "confidence of " + i);
      assertEquals(expected.margin[i], found.margin[i], "margin of " + i);
      assertEquals(expected.mutual[i], found.mutual[i], "nearest of " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"SQEUCLIDEAN, true, false", "SQEUCLIDEAN, false, true", "EUCLIDEAN, false, false"})
  void areTheSameHoweverRowsAreSpread(GroundCost cost, boolean whole, boolean free) {
    Neighbours neighbours =
        Neighbours.of(PAIRS, PAIRS, DIM, TASK, whole ? 1L << 32 : 1, whole ? 16_384 : 100);
    assertEquals(whole, neighbours.areAll());
    Found once = measure(cost, neighbours, free, 1);
    for (int partitions : new int[] {3, 7}) {
      assertSame(once, measure(cost, neighbours, free, partitions));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQEUCLIDEAN", "EUCLIDEAN"})
  void amongAllRowsTheyAreThoseInMemory(GroundCost cost) {
    Found found = measure(cost, Neighbours.of(PAIRS + FREE, PAIRS + FREE, DIM, TASK), true, 4);
    assertTrue(found.quality.neighbours().areAll());
    Neighbourhood near = new Neighbourhood(cost, DIM, x.coordinates(), y.coordinates(), PAIRS);
    PairQualities expected =
        new QualityMeasure(near)
            .of(List.of(RowBlock.all(near)), found.quality.temperature().value());
    for (int i = 0; i < PAIRS; i++) {
      // Sums over alternatives are in another order there.
      assertEquals(expected.confidence(i), found.confidence[i], 1e-3);
      assertEquals(expected.margin(i).getAsDouble(), found.margin[i].getAsDouble(), 1e-9);
      assertEquals(expected.isMutuallyNearest(i), found.mutual[i]);
    }
    assertEquals(PAIRS, found.quality.totals().pairs());
  }

  /** Of a group fewer alternatives are seen, so nothing looks less sure than among all rows. */
  @ParameterizedTest
  @EnumSource(names = {"SQEUCLIDEAN", "COSINE"})
  void groupsSeeNoMoreThanAll(GroundCost cost) {
    Found all = measure(cost, Neighbours.of(PAIRS, PAIRS, DIM, TASK), false, 2);
    Found grouped = measure(cost, Neighbours.of(PAIRS, PAIRS, DIM, TASK, 1, 150), false, 2);
    int same = 0;
    for (int i = 0; i < PAIRS; i++) {
      double least = all.margin[i].getAsDouble();
      assertTrue(grouped.margin[i].orElse(Double.POSITIVE_INFINITY) >= least - 1e-5);
      assertTrue(grouped.mutual[i] || !all.mutual[i]);
      same += grouped.margin[i].orElse(-1) <= least + 1e-5 ? 1 : 0;
    }
    // The cheapest exchange is with a pair whose midpoint is near: most groups hold it.
    assertTrue(same > PAIRS / 2, same + " of " + PAIRS);
  }
}
