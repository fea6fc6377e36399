package io.remblai.spark.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.spark.Ids;
import io.remblai.summary.BinCounts;
import io.remblai.summary.PlaneGrid;
import io.remblai.summary.PrincipalPlane;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What is broadcast, cached or returned must survive Kryo. */
@Tag("spark")
final class ReportKryoTest {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return KRYO.deserialize(KRYO.serialize(value, tag), tag);
  }

  private static MeasuredPairs pairs() {
    return new MeasuredPairs(
        Ids.ofNumbers(new long[] {1, 2}),
        Ids.ofTexts(new String[] {"a", "b"}),
        new long[] {2, 3},
        new double[] {4, 0},
        new float[] {0, 0, 1, 1},
        new float[] {2, 0, 1, 1},
        2);
  }

  @Test
  void totals() {
    PairTotals totals = new PairTotals();
    totals.add(copy(pairs()), 1, -1L);
    PairTotals copy = copy(totals).mergeWith(copy(totals));
    assertEquals(4, copy.costs().size());
    assertEquals(4, copy.costs().greatest());
    assertEquals("a", copy.largest().pairs().get(0).target());
    assertArrayEquals(new long[] {2, 2}, copy.blocks().sizes());
    assertEquals(2, copy.sample().size());
    assertArrayEquals(pairs().y(), copy.sample().get(1).y());
  }

  @Test
  void bins() {
    PrincipalPlane axes = copy(PrincipalPlane.of(pairs().x(), 2, 2));
    PairBins bins =
        new PairBins(new BinCounts(0, 8, 2), PairBins.over(copy(new PlaneGrid(-1, -1, 4, 4))));
    bins.add(pairs(), axes);
    PairBins copy = copy(bins).mergeWith(copy(bins));
    assertArrayEquals(new long[] {2, 2}, copy.histogram().counts());
    assertEquals(4, java.util.Arrays.stream(copy.plane().sources()).sum());
  }
}
