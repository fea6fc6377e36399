package io.remblai.spark.lowrank.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.RandomClouds;
import io.remblai.lowrank.cost.CostFactors;
import io.remblai.lowrank.cost.SampledCost;
import io.remblai.lowrank.rows.FactorExtent;
import io.remblai.lowrank.rows.FactorSums;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import io.remblai.spark.Ids;
import io.remblai.spark.PointBlock;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What is cached, broadcast or returned survives Kryo, whose version in Spark knows no records. */
@Tag("spark")
class LowRankKryoTest {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  private static final int N = 80;

  private final float[] points = RandomClouds.normal(N, 3, 1).coordinates();
  private final PointBlock block = new PointBlock(Ids.ofNumbers(ids()), ids(), points, 3);

  private static long[] ids() {
    long[] ids = new long[N];
    for (int i = 0; i < N; i++) {
      ids[i] = i;
    }
    return ids;
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return KRYO.deserialize(KRYO.serialize(value, tag), tag);
  }

  @Test
  void liftsOfEveryCostAndTheirRows() {
    SampledCost sampled = SampledCost.of(GroundCost.EUCLIDEAN, points, points, 3, 4, 1);
    CostFactors exact = CostFactors.squaredWithin(new double[] {1, 2, 3});
    PointLift lift =
        PointLift.even(N)
            .with(sampled.factors().source(), 0)
            .with(sampled.factors().target(), 0)
            .with(exact.source(), 0)
            .with(CostFactors.cosine(2).source(), 1);
    NamedRows rows = new NamedRows(block.ids(), lift.rows(block));
    NamedRows copied = copy(new NamedRows(block.ids(), copy(lift).rows(block)));
    assertEquals(14, copied.rows().width());
    assertArrayEquals(rows.rows().factors(), copied.rows().factors());
    assertArrayEquals(rows.rows().weights(), copied.rows().weights());
    assertArrayEquals(rows.rows().keys(), copied.rows().keys());
    assertEquals(7L, copied.ids().value(7));
  }

  @Test
  void sumsAndWhatTheyAreTakenWith() {
    RowBlock rows = PointLift.even(N).with(CostFactors.cosine(3).source(), 0).rows(block);
    SoftRows soft = SoftRows.even(3, 5).withNoise(2, 3);
    FactorExtent extent = new LocalPasses(rows).extent();
    assertEquals(extent.toString(), copy(extent).toString());
    FactorSums sums = new LocalPasses(rows).pass(soft, Wanted.OVERLAP);
    FactorSums copied = new LocalPasses(copy(rows)).pass(copy(soft), copy(Wanted.OVERLAP));
    assertArrayEquals(sums.lifted(), copy(copied).lifted());
    assertArrayEquals(sums.overlap(), copy(copied).overlap());
  }
}
