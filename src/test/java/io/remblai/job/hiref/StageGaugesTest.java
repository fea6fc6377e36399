package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.MetricRegistry;
import io.remblai.job.process.Console;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.StageRecord;
import io.remblai.spark.SharedSpark;
import io.remblai.spark.progress.RunningBlocks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.metrics.sink.PrometheusServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
final class StageGaugesTest {

  private JavaSparkContext context;
  private StageGauges gauges;

  @BeforeEach
  void register() {
    context = JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    RefinePlan plan = RefinePlan.of(100_000, 8, RefineOptions.defaults());
    StageProgress progress = new StageProgress(plan, true, new Console(nowhere, nowhere));
    gauges = StageGauges.register(context.sc(), progress);
  }

  @AfterEach
  void close() {
    gauges.close();
    assertTrue(SparkEnv.get().metricsSystem().getSourcesByName(StageGauges.NAME).isEmpty());
  }

  private Object value(String name) {
    return gauges.metricRegistry().getGauges().get(name).getValue();
  }

  private static StageRecord round(double cost) {
    return new StageRecord(
        "rematch", 61, "wide", 7, 100_000, Optional.of(3.0), Optional.of(cost), 4, true);
  }

  @Test
  void sparksMetricsSystemSeesEveryStageUntilTheEnd() {
    assertEquals(1, SparkEnv.get().metricsSystem().getSourcesByName(StageGauges.NAME).size());
    assertEquals(0, value("stages_done"));
    assertEquals(Double.NaN, value("cost_mean"));
    gauges.accept(round(2.5));
    assertEquals(1, value("stages_done"));
    assertEquals(2.5, value("cost_mean"));
    assertEquals(8.0, value("seconds_left_at_most"));
  }

  @Test
  void theStageThatRunsIsSeenByName() throws Exception {
    assertEquals("", value("stage"));
    context.sc().setJobDescription("rematch round 3: wide");
    long sum =
        RunningBlocks.announced(
            context.sc(), 12, context.parallelize(List.of(1, 2, 3, 4), 4)::count);
    context.sc().setJobDescription(null);
    context.sc().listenerBus().waitUntilEmpty();
    assertEquals(4, sum);
    assertEquals("rematch round 3: wide", value("stage"));
    assertEquals(12L, value("blocks"));
    assertEquals(12L, value("blocks_done"));
  }

  /** Prometheus refuses a page with one line that it cannot read, whoever wrote the others. */
  @Test
  void prometheusCanReadWhatIsNotKnownYet() {
    assertReadable(6);
    gauges.accept(round(2.5));
    assertReadable(6);
  }

  private void assertReadable(int gaugesShown) {
    MetricRegistry all = new MetricRegistry();
    all.registerAll(StageGauges.NAME, gauges.metricRegistry());
    List<String> lines =
        new PrometheusServlet(new Properties(), all).getMetricsSnapshot().lines().toList();
    assertEquals(2 * (gaugesShown - 1), lines.size(), lines::toString); // but the one of words
    for (String line : lines) {
      assertTrue(line.matches("[a-zA-Z_]\\w*\\{[^}]*} (NaN|-?[0-9.]+(E-?[0-9]+)?)"), line);
    }
  }
}
