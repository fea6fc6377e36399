package io.remblai.spark.divergence.sum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.Rows;
import io.remblai.info.Samples;
import io.remblai.info.kernel.KernelWidth;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.divergence.design.Design;
import io.remblai.spark.divergence.design.FitDesign;
import io.remblai.spark.divergence.design.RowFeatures;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

@Tag("spark")
final class GroupSumsTest {

  private static final DivergenceSettings SETTINGS =
      new DivergenceSettings(
          List.of(Measure.MMD, Measure.MAUVE, Measure.MEAN_SHIFT),
          false,
          KernelWidth.median(),
          4,
          5,
          2,
          true,
          1,
          3,
          0,
          3,
          1,
          0);

  private final Rows rows = Samples.normal(1, 200, 3);
  private final Design design = new FitDesign(SETTINGS).call(rows);

  private GroupSums sums(int from, int to) {
    RowFeatures features = new RowFeatures(SETTINGS, design);
    GroupSums sums = new GroupSums();
    double[] x = new double[3];
    for (int i = from; i < to; i++) {
      System.arraycopy(rows.values(), 3 * i, x, 0, 3);
      features.read(x);
      sums.add(i % 2 == 0 ? Side.SOURCE : Side.TARGET, i % GroupSums.BLOCKS, features);
      sums.deal(i % 3, 3, features);
    }
    return sums;
  }

  private static void assertSame(GroupSums expected, GroupSums found) {
    for (Side side : Side.values()) {
      PartSums a = expected.of(side, "both have rows");
      PartSums b = found.of(side, "both have rows");
      assertArrayEquals(a.rows, b.rows);
      assertArrayEquals(a.clusters, b.clusters);
      assertArrayEquals(a.all(), b.all(), 1e-12);
    }
    assertArrayEquals(expected.dealt().rows, found.dealt().rows);
    assertArrayEquals(expected.dealt().clusters, found.dealt().clusters);
    assertArrayEquals(expected.dealt().all(), found.dealt().all(), 1e-12);
  }

  @Test
  void partsAddUpToTheWhole() {
    GroupSums merged = sums(0, 70).mergeWith(sums(70, 71)).mergeWith(sums(71, 200));
    assertSame(sums(0, 200), merged);
    assertEquals(100, merged.of(Side.SOURCE, "all").allRows());
    long counted = 0;
    for (long count : merged.of(Side.TARGET, "all").clusters) {
      counted += count;
    }
    assertEquals(2 * 100, counted); // by two clusterings
    assertTrue(new GroupSums().mergeWith(merged).has(Side.TARGET));
  }

  /** What is shuffled, broadcast or returned must survive Kryo. */
  @Test
  void stateAndDesignSurviveKryo() {
    assertSame(sums(0, 200), copy(sums(0, 200)));
    Design copied = copy(design);
    assertEquals(design.sigma(), copied.sigma());
    RowFeatures before = new RowFeatures(SETTINGS, design);
    RowFeatures after = new RowFeatures(SETTINGS, copied);
    double[] x = {0.2, 0.4, -1};
    before.read(x);
    after.read(x);
    assertArrayEquals(before.linear(), after.linear(), 0);
    assertEquals(before.cluster(1), after.cluster(1));
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    SerializerInstance kryo = new KryoSerializer(new SparkConf(false)).newInstance();
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return kryo.deserialize(kryo.serialize(value, tag), tag);
  }

  @Test
  void theJackknifeKnowsTheErrorOfAMean() {
    // Of one side: the distance of its mean from a constant is |mean|, whose error is sd/sqrt(n).
    double squares = 0;
    int repeats = 200;
    double told = 0;
    for (int r = 0; r < repeats; r++) {
      Rows sample = Samples.normal(100 + r, 400, 1);
      PartSums x = new PartSums(GroupSums.BLOCKS, 1, 0);
      PartSums y = new PartSums(GroupSums.BLOCKS, 1, 0);
      for (int i = 0; i < sample.size(); i++) {
        x.add(i % GroupSums.BLOCKS, new double[] {5 + sample.at(i, 0)});
        y.add(i % GroupSums.BLOCKS, new double[1]);
      }
      squares += Math.pow(x.all()[0] / 400 - 5, 2);
      told += Jackknife.error(x, y, (a, n, b, m) -> a[0] / n - b[0] / m).orElseThrow();
    }
    assertEquals(Math.sqrt(squares / repeats), told / repeats, 0.008);
    assertEquals(0.05, told / repeats, 0.004);
  }
}
