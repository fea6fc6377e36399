package io.remblai.job.process;

import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;

/**
 * Shows the tasks of the stage that is running on a live line, until it is closed. Spark's events
 * are only counted, on the thread that brings them; a thread of its own writes four times a second.
 */
final class LiveProgress extends SparkListener implements AutoCloseable {

  private static final long PERIOD_MILLIS = 250;

  private final SparkContext context;
  private final LiveLine line;
  private final Map<Integer, StageTasks> running = new TreeMap<>();
  private final Timer clock = new Timer("remblai-live-progress", true);

  private LiveProgress(SparkContext context, LiveLine line) {
    this.context = context;
    this.line = line;
  }

  static LiveProgress open(SparkContext context, LiveLine line) {
    LiveProgress progress = new LiveProgress(context, line);
    context.addSparkListener(progress);
    progress.clock.schedule(progress.new Tick(), PERIOD_MILLIS, PERIOD_MILLIS);
    return progress;
  }

  private final class Tick extends TimerTask {
    @Override
    public void run() {
      show();
    }
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {
    StageInfo stage = event.stageInfo();
    String described =
        event.properties() == null ? null : event.properties().getProperty("spark.job.description");
    StageTasks tasks =
        new StageTasks(
            described == null ? stage.name() : described,
            stage.attemptNumber(),
            stage.numTasks(),
            System.currentTimeMillis());
    synchronized (running) {
      running.put(stage.stageId(), tasks);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    if (event.taskInfo() == null || !event.taskInfo().successful()) {
      return;
    }
    synchronized (running) {
      StageTasks stage = running.get(event.stageId());
      if (stage != null) {
        stage.done(event.stageAttemptId(), event.taskInfo().index());
      }
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    synchronized (running) {
      running.remove(event.stageInfo().stageId());
    }
  }

  /** Of stages that run side by side, the first. */
  private void show() {
    String text;
    synchronized (running) {
      text =
          running.isEmpty()
              ? ""
              : running.values().iterator().next().line(System.currentTimeMillis());
    }
    line.show(text);
  }

  /** Nothing is written any more. */
  @Override
  public void close() {
    context.removeSparkListener(this);
    clock.cancel();
    line.end();
  }
}
