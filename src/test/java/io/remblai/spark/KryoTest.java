package io.remblai.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.BlockCut;
import io.remblai.refine.CoarsePotentials;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.ShareRouter;
import io.remblai.spark.tag.GroupKey;
import io.remblai.spark.tag.RowTags;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Users may set {@code spark.serializer} to Kryo, whose version in Spark knows no records: what is
 * shuffled, broadcast or returned must survive it.
 */
@Tag("spark")
class KryoTest {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return KRYO.deserialize(KRYO.serialize(value, tag), tag);
  }

  private static PointBlock points(Ids ids) {
    return new PointBlock(ids, new long[] {7, -3}, new float[] {1, 2, 3, 4}, 2);
  }

  @Test
  void blocksOfPairs() {
    PairBlock pairs =
        new PairBlock(
            points(Ids.ofNumbers(new long[] {1, 2})),
            points(Ids.ofTexts(new String[] {"a", "b"})),
            new long[] {2, 3},
            new double[] {0.5, -0.25});
    PairBlock copy = copy(pairs);
    assertEquals("b", copy.target().ids().value(1));
    assertEquals(2L, copy.source().ids().value(1));
    assertArrayEquals(new float[] {1, 2, 3, 4}, copy.target().coordinates());
    assertArrayEquals(new long[] {2, 3}, copy.paths());
    assertArrayEquals(new double[] {0.5, -0.25}, copy.potentials());
  }

  @Test
  void tags() {
    RowTags.Builder tags = new RowTags.Builder(true, 1);
    tags.add(new GroupKey("a", 1L, 0.5), new double[] {20});
    tags.add(new GroupKey("a", 1L, 0.5), new double[] {30});
    PointBlock copy = copy(points(Ids.ofNumbers(new long[] {1, 2})).tagged(tags.build()));
    assertEquals(new GroupKey("a", 1L, 0.5), copy.tags().group(1));
    assertArrayEquals(new double[] {20, 30}, copy.numbers());
  }

  @Test
  void costsAndCounts() throws Exception {
    PointBlock one = points(Ids.ofNumbers(new long[] {1, 2}));
    PointBlock other = new PointBlock(one.ids(), one.keys(), new float[] {0, 2, 3, 2}, 2);
    SumCosts.Total total =
        new SumCosts(GroundCost.SQEUCLIDEAN)
            .call(List.of(new PairBlock(one, other, new long[2], new double[2], 40)).iterator())
            .next();
    SumCosts.Total copy = copy(total);
    copy.mergeWith(copy(total));
    assertEquals(2 * 40, copy.work());
    assertEquals(10.0, copy.cost(), 0);
    assertEquals(4, copy.pairs());
    CountRanks.Counts counts = new CountRanks.Counts(2);
    counts.bins[1][5] = 9;
    assertEquals(9, copy(counts).bins[1][5]);
  }

  @Test
  void treesAndSearches() {
    PointBlock block = points(Ids.ofNumbers(new long[] {1, 2}));
    SplitTree tree = new SplitTree();
    double[] direction = {1, 0};
    RowRank rank = copy(RowRank.of(3, block, 1));
    tree.cut(Side.SOURCE, BlockCut.ROOT, new SplitTree.Cut(direction, rank));
    SplitTree copy = copy(tree);
    assertEquals(tree.route(Side.SOURCE, block, 0), copy.route(Side.SOURCE, block, 0));
    assertEquals(0b11, copy.route(Side.SOURCE, block, 1));
    assertEquals(0b10, copy.route(Side.SOURCE, block, 0));
    RankSearch search = new RankSearch(direction, 1);
    search.startWithin(-1, 1);
    assertEquals(search.bin(0.5, 3), copy(new RankSearch[] {search})[0].bin(0.5, 3));
    assertEquals(1, copy(new CollectRanks.Candidate(1, rank)).search);
    FindDirections.Found found = new FindDirections.Found(4);
    found.forSource = direction;
    assertArrayEquals(direction, copy(found).forSource, 0);
  }

  @Test
  void routers() {
    RematchRound round = new RematchRound(0, RematchKind.MIDPOINT, 0, 2, 64, 1);
    ShareRouter router =
        ShareRouter.of(round, 1, new float[] {1, 2, 3, 4}, new long[] {1, 2, 3, 4});
    ShareRouter copy = copy(router);
    for (float x = 0; x < 5; x++) {
      float[] at = {x};
      float[] zero = {0};
      assertEquals(
          router.share(9, at, 0, zero, 0, new float[1]),
          copy.share(9, at, 0, zero, 0, new float[1]));
    }
  }

  @Test
  void coarsePotentials() {
    SplittableRandom random = new SplittableRandom(4);
    float[] x = new float[300];
    float[] y = new float[300];
    for (int i = 0; i < 300; i++) {
      x[i] = (float) random.nextGaussian();
      y[i] = (float) random.nextGaussian();
    }
    for (GroundCost cost : GroundCost.values()) {
      CoarsePotentials coarse = CoarsePotentials.of(cost, x, y, 60, 3);
      assertArrayEquals(coarse.of(y, 100), copy(coarse).of(y, 100), 0);
    }
  }

  @Test
  void roundsAndTheirWork() {
    PointBlock points = points(Ids.ofNumbers(new long[] {1, 2}));
    PairBlock pairs = new PairBlock(points, points, new long[2], new double[2], 77);
    assertEquals(77, copy(pairs).work());
  }
}
