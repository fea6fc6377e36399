package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.process.Console;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.StageRecord;
import io.remblai.spark.SharedSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
final class StageGaugesTest {

  private static Object value(StageGauges gauges, String name) {
    return gauges.metricRegistry().getGauges().get(name).getValue();
  }

  @Test
  void sparksMetricsSystemSeesEveryStageUntilTheEnd() {
    SharedSpark.session();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    RefinePlan plan = RefinePlan.of(100_000, 8, RefineOptions.defaults());
    StageProgress progress = new StageProgress(plan, true, new Console(nowhere, nowhere));
    try (StageGauges gauges = StageGauges.register(progress)) {
      assertEquals(1, SparkEnv.get().metricsSystem().getSourcesByName(StageGauges.NAME).size());
      assertEquals(0, value(gauges, "stages_done"));
      assertNull(value(gauges, "cost_mean"));
      gauges.accept(
          new StageRecord(
              "rematch", 61, "wide", 7, 100_000, Optional.of(3.0), Optional.of(2.5), 4, true));
      assertEquals(1, value(gauges, "stages_done"));
      assertEquals(7L, value(gauges, "blocks"));
      assertEquals(2.5, value(gauges, "cost_mean"));
      assertEquals(8.0, value(gauges, "seconds_left_at_most"));
    }
    assertTrue(SparkEnv.get().metricsSystem().getSourcesByName(StageGauges.NAME).isEmpty());
  }
}
