package io.remblai.spark.info.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.table.RejectReason;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What is shuffled, broadcast or returned must survive Kryo. */
@Tag("spark")
final class InfoKryoTest {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return KRYO.deserialize(KRYO.serialize(value, tag), tag);
  }

  @Test
  void lines() {
    EstimateLine line =
        EstimateLine.of(4, "ksg1", "information", "word").nats(0.5).nullMean(0.1).rows(7, 2);
    EstimateLine copy = copy(line.warning("careful"));
    assertEquals(line.row(new Object[] {"g"}), copy.row(new Object[] {"g"}));
    assertEquals(4, copy.group());
  }

  @Test
  void states() {
    SoftRunTest.assertSurvives(InfoKryoTest::copyOf);
  }

  private static Object copyOf(Object value) {
    return copy(value);
  }

  @Test
  void counts() {
    RowCounts counts = new RowCounts();
    counts.meet(3, new Dims(5, 0));
    counts.meet(3, new Dims(4, 0), 2);
    counts.reject(3, RejectReason.NAN);
    RowCounts copy = copy(counts);
    copy.mergeWith(copy(counts));
    assertEquals(8, copy.rows(3));
    assertEquals(4, copy.usable(3));
    assertEquals(new Dims(4, 0), copy.dims(3).orElseThrow());
    assertEquals(2, copy.rejectedByReason().get(RejectReason.NAN));
    assertEquals(2, copy.rejectedByReason().get(RejectReason.WRONG_LENGTH));
  }
}
