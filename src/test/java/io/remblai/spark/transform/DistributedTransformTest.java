package io.remblai.spark.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.geometry.RandomClouds;
import io.remblai.math.Seeds;
import io.remblai.refine.transform.CutTree;
import io.remblai.refine.transform.Smoothing;
import io.remblai.spark.CloudRdds;
import io.remblai.spark.Ids;
import io.remblai.spark.KryoCopy;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.Side;
import io.remblai.spark.input.PointRecipe;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.pairing.RejoinedPairs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
class DistributedTransformTest {

  private static final long SEED = 1;

  private final SparkSession session = SharedSpark.session();
  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(session.sparkContext());

  /** Row i of the source goes to row i of the target. */
  private RejoinedPairs pairs(PointCloud source, PointCloud target, int partitions) {
    Dataset<Row> ids =
        session
            .range(0, source.size(), 1, partitions)
            .selectExpr("id as source_id", "id as target_id", "array(1, 0) as block_path");
    return RejoinedPairs.of(
        ids,
        CloudRdds.of(context, source, Side.SOURCE, SEED, partitions),
        CloudRdds.of(context, target, Side.TARGET, SEED, partitions),
        false,
        false);
  }

  /** Rows by id, as text. */
  private List<String> moved(
      TransformSettings settings, int n, int dim, PointCloud fresh, int partitions, int[] blocks) {
    PointCloud source = RandomClouds.normal(n, dim, 21);
    PointCloud target = RandomClouds.normal(n, dim, 22);
    RejoinedPairs pairs = pairs(source, target, partitions);
    JavaRDD<PointBlock> points = CloudRdds.of(context, fresh, Side.SOURCE, SEED, partitions);
    PointRecipe recipe =
        new PointRecipe(
            GroundCost.SQEUCLIDEAN, Scaling.recorded(new double[0], new double[0], dim), SEED);
    MovedCloud moved =
        new DistributedTransform(context, settings, recipe)
            .map(pairs.pairs(), n, points, fresh.size());
    blocks[0] = moved.blocks();
    List<String> rows =
        moved
            .table(session, DataTypes.LongType, DataTypes.LongType, DataTypes.LongType)
            .orderBy("id")
            .selectExpr("to_json(struct(*))")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertTrue(moved.recall() > 0.5, "recall " + moved.recall());
    assertEquals(fresh.size(), moved.points());
    moved.unpersist();
    pairs.unpersist();
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 12})
  void theRowsAreTheSameHoweverTheyAreSpread(int dim) {
    TransformSettings settings = new TransformSettings(Smoothing.LINEAR, 9, 200, 5);
    PointCloud fresh = RandomClouds.normal(500, dim, 23);
    int[] blocks = new int[1];
    List<String> first = moved(settings, 1500, dim, fresh, 1, blocks);
    assertEquals(8, blocks[0]);
    assertEquals(500, first.size());
    assertEquals(first, moved(settings, 1500, dim, fresh, 7, blocks));
    assertEquals(first, moved(settings, 1500, dim, fresh, 64, blocks));
  }

  /** What is near lies in the block or was sent there. */
  @Test
  void blocksMakeNoDifferenceInThePlane() {
    PointCloud fresh = RandomClouds.normal(400, 2, 24);
    int[] blocks = new int[1];
    List<String> whole =
        moved(new TransformSettings(Smoothing.MEAN, 3, 10_000, 5), 2000, 2, fresh, 3, blocks);
    assertEquals(1, blocks[0]);
    List<String> cut =
        moved(new TransformSettings(Smoothing.MEAN, 3, 300, 5), 2000, 2, fresh, 3, blocks);
    assertEquals(7, blocks[0]);
    int same = 0;
    for (int i = 0; i < whole.size(); i++) {
      same += whole.get(i).equals(cut.get(i)) ? 1 : 0;
    }
    assertTrue(same >= 390, same + " of 400"); // all but the outermost
  }

  @Test
  void aSourceGoesToItsOwnPartner() {
    int n = 1200;
    int dim = 6;
    int[] blocks = new int[1];
    List<String> rows =
        moved(
            new TransformSettings(Smoothing.DISPLACEMENT, 1, 250, 5),
            n,
            dim,
            RandomClouds.normal(n, dim, 21),
            5,
            blocks);
    for (int i = 0; i < n; i++) {
      String row = rows.get(i);
      assertTrue(row.contains("\"nearest_source_id\":" + i + ","), row);
      assertTrue(row.contains("\"target_id\":" + i + ","), row);
      assertTrue(row.contains("\"distance\":0.0,\"outside\":false"), row);
    }
  }

  @Test
  void farRowsAreOutside() {
    int[] blocks = new int[1];
    List<String> rows =
        moved(
            new TransformSettings(Smoothing.PARTNER, 1, 1000, 5),
            1000,
            3,
            RandomClouds.moved(RandomClouds.normal(50, 3, 2), 30),
            2,
            blocks);
    assertTrue(rows.stream().allMatch(row -> row.contains("\"outside\":true")));
  }

  @Test
  void pairsThatLostARowLeaveTheOther() {
    PointCloud source = RandomClouds.normal(60, 2, 1);
    PointCloud target = RandomClouds.normal(60, 2, 2);
    // Pairs i -> 59 - i for i in [10, 70): ten of them name rows that are not there.
    Dataset<Row> ids =
        session
            .range(10, 70, 1, 4)
            .selectExpr("id as source_id", "69 - id as target_id", "array(0) as block_path");
    RejoinedPairs joined =
        RejoinedPairs.of(
            ids,
            CloudRdds.of(context, source, Side.SOURCE, SEED, 3),
            CloudRdds.of(context, target, Side.TARGET, SEED, 5),
            false,
            false);
    Set<Object> seen = new HashSet<>();
    for (PairBlock block : joined.pairs().collect()) {
      for (int row = 0; row < block.size(); row++) {
        long x = (Long) block.source().ids().value(row);
        assertEquals(69 - x, block.target().ids().value(row));
        assertEquals(source.coordinates()[2 * (int) x], block.source().coordinates()[2 * row]);
        assertEquals(
            target.coordinates()[2 * (int) (69 - x)], block.target().coordinates()[2 * row]);
        assertEquals(2, block.paths()[row]);
        seen.add(x);
      }
    }
    assertEquals(50, seen.size());
    assertEquals(ids(0, 10), left(joined.leftSources()));
    assertEquals(ids(0, 10), left(joined.leftTargets()));
    joined.unpersist();
  }

  private static Set<Object> ids(long from, long to) {
    Set<Object> ids = new HashSet<>();
    for (long id = from; id < to; id++) {
      ids.add(id);
    }
    return ids;
  }

  private static Set<Object> left(JavaRDD<PointBlock> points) {
    Set<Object> left = new HashSet<>();
    for (PointBlock block : points.collect()) {
      for (int row = 0; row < block.size(); row++) {
        assertTrue(left.add(block.ids().value(row)));
      }
    }
    return left;
  }

  /** A block with many points has several tasks, one without any has none. */
  @Test
  void tasksAreAsManyAsPointsNeed() {
    CutTree tree = CutTree.of(new float[] {0, 1, 2}, new long[] {1, 2, 3}, 1, 3, 4);
    BlockTasks tasks =
        KryoCopy.of(new BlockTasks(tree, 1, new long[] {10, 0, 3L * BlockTasks.POINTS + 1}));
    assertEquals(5, tasks.size());
    assertEquals(1, tasks.first(1));
    assertEquals(1, tasks.first(2));
    List<Integer> used = new ArrayList<>();
    for (long i = 0; i < 1000; i++) {
      used.add(tasks.task(2, Seeds.key(1, i)));
      assertEquals(0, tasks.task(0, Seeds.key(1, i)));
    }
    assertEquals(Set.of(1, 2, 3, 4), new HashSet<>(used));
  }

  @Test
  void whatTravelsSurvivesKryo() {
    MovedPoints moved =
        new MovedPoints(
            Ids.ofTexts(new String[] {"a"}),
            new long[] {1},
            Ids.ofNumbers(new long[] {2}),
            Ids.ofTexts(new String[] {"b"}),
            new float[] {3, 4},
            new double[] {5},
            new boolean[] {true});
    Row row = KryoCopy.of(moved).row(0);
    assertEquals(
        List.of("a", 2L, "b", 5.0, true),
        List.of(row.get(0), row.get(2), row.get(3), row.get(4), row.get(5)));
    assertArrayEquals(new float[] {3, 4}, (float[]) row.get(1));
    NearestOfSample.Found found = new NearestOfSample.Found(1, 2);
    found.add(0, 4);
    found.add(0, 3);
    found.add(0, 5);
    assertEquals(3, KryoCopy.of(found).squared(0, 0));
    assertEquals(4, KryoCopy.of(found).squared(0, 1));
  }

  @Test
  void settingsAreChecked() {
    assertThrows(
        IllegalArgumentException.class, () -> new TransformSettings(Smoothing.MEAN, 0, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new TransformSettings(Smoothing.MEAN, 1025, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new TransformSettings(Smoothing.MEAN, 1, 0, 1));
  }
}
