package io.remblai.spark.info.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.spark.KryoCopy;
import io.remblai.spark.info.sample.SampledRow;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shuffled or returned must survive Kryo. */
@Tag("spark")
final class SeriesKryoTest {

  @Test
  void timesAndCounts() {
    SeriesTime time = new SeriesTime(1, 2, 3);
    assertEquals(time, KryoCopy.of(time));
    SeriesCounts counts = new SeriesCounts();
    counts.meet(time, 2);
    counts.step(1, 60);
    SeriesCounts other = new SeriesCounts();
    other.meet(new SeriesTime(1, 2, 1), 3);
    other.step(1, 30);
    SeriesCounts both = KryoCopy.of(counts).mergeWith(KryoCopy.of(other));
    assertEquals(5, both.rows(1));
    assertEquals(5, both.repeated(1));
    assertEquals(1, both.repeatedTime(1).orElseThrow());
    assertEquals(Map.of(1L, 30L), both.steps());
  }

  @Test
  void windows() throws Exception {
    WindowSample sample = new WindowSample(10);
    double[] one = {1};
    sample.sample().add(new SampledRow(5, 6, one, one, one, new long[0], new boolean[0]));
    sample.countWindow();
    sample.countGaps(2);
    WindowSample both = new WindowSample.Merge().call(KryoCopy.of(sample), KryoCopy.of(sample));
    assertEquals(2, both.windows());
    assertEquals(4, both.gaps());
  }
}
