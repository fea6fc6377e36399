package io.remblai.job.hiref;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.remblai.refine.StageRecord;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * Shows how far a run is to Spark's metrics system, and so to whatever it reports to: stages done,
 * blocks of the last one, mean cost, seconds left. A gauge of which nothing is known shows null.
 */
final class StageGauges implements Source, Consumer<StageRecord>, AutoCloseable {

  static final String NAME = "remblai.hiref";

  private final MetricRegistry registry = new MetricRegistry();
  private final StageProgress progress;
  private final AtomicInteger stages = new AtomicInteger();
  private volatile Long blocks;
  private volatile Double cost;
  private volatile Double secondsLeft;

  /**
   * Gauges that are to be seen until they are closed.
   *
   * @param progress told of each stage first; knows the time that is left
   */
  static StageGauges register(StageProgress progress) {
    StageGauges gauges = new StageGauges(progress);
    SparkEnv.get().metricsSystem().registerSource(gauges);
    return gauges;
  }

  private StageGauges(StageProgress progress) {
    this.progress = progress;
    show("stages_done", stages::get);
    show("blocks", () -> blocks);
    show("cost_mean", () -> cost);
    show("seconds_left_at_most", () -> secondsLeft);
  }

  private <T> void show(String name, Gauge<T> gauge) {
    registry.register(name, gauge);
  }

  @Override
  public void accept(StageRecord stage) {
    progress.accept(stage);
    OptionalDouble left = progress.secondsLeft();
    stages.incrementAndGet();
    blocks = stage.blocks();
    cost = stage.costAfter().orElse(null);
    secondsLeft = left.isPresent() ? left.getAsDouble() : null;
  }

  @Override
  public String sourceName() {
    return NAME;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }

  @Override
  public void close() {
    SparkEnv.get().metricsSystem().removeSource(this);
  }
}
