package io.remblai.job.hiref;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.remblai.refine.StageRecord;
import io.remblai.spark.progress.RunningBlocks;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * Shows how far a run is to Spark's metrics system, and so to whatever it reports to: the stage in
 * words, stages done, blocks of the solution or round and those done of them, mean cost, seconds
 * left.
 */
final class StageGauges implements Source, Consumer<StageRecord>, AutoCloseable {

  static final String NAME = "remblai.hiref";

  /**
   * The only word for an unknown number that every reader of Spark's metrics understands: null
   * makes the whole page of Prometheus unreadable.
   */
  private static final double UNKNOWN = Double.NaN;

  private final MetricRegistry registry = new MetricRegistry();
  private final RunningBlocks running = new RunningBlocks();
  private final AtomicInteger stages = new AtomicInteger();
  private final SparkContext context;
  private final StageProgress progress;
  private volatile double cost = UNKNOWN;
  private volatile double secondsLeft = UNKNOWN;

  /**
   * Gauges that are to be seen until they are closed.
   *
   * @param progress told of each stage first; knows the time that is left
   */
  static StageGauges register(SparkContext context, StageProgress progress) {
    StageGauges gauges = new StageGauges(context, progress);
    context.addSparkListener(gauges.running);
    SparkEnv.get().metricsSystem().registerSource(gauges);
    return gauges;
  }

  private StageGauges(SparkContext context, StageProgress progress) {
    this.context = context;
    this.progress = progress;
    show("stage", () -> running.description().orElse(""));
    show("stages_done", stages::get);
    show("blocks", () -> running.blocks().orElse(0));
    show("blocks_done", () -> running.blocksDone().orElse(0));
    show("cost_mean", () -> cost);
    show("seconds_left_at_most", () -> secondsLeft);
  }

  private <T> void show(String name, Gauge<T> gauge) {
    registry.register(name, gauge);
  }

  @Override
  public void accept(StageRecord stage) {
    progress.accept(stage);
    stages.incrementAndGet();
    cost = stage.costAfter().orElse(UNKNOWN);
    secondsLeft = progress.secondsLeft().orElse(UNKNOWN);
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
    context.removeSparkListener(running);
  }
}
