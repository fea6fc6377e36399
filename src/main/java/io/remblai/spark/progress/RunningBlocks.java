package io.remblai.spark.progress;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What is being worked on, and how many of its blocks are done, heard from Spark's events. Answers
 * any thread.
 *
 * <p>Whoever starts a Spark job whose last stage solves blocks says {@linkplain #announced how
 * many} on the job itself, as its description is said: nothing is sent to tasks, and nothing that
 * is counted here reaches a result. A task that runs twice counts once.
 */
public final class RunningBlocks extends SparkListener {

  private static final String BLOCKS = "remblai.blocks";
  private static final String DESCRIPTION = "spark.job.description";

  /** The last stage of a job that solves blocks. */
  private record Solving(int stage, int tasks, long blocks, BitSet done) {

    /** Tasks have equal shares of the blocks, to within one. */
    long blocksDone() {
      return blocks * done.cardinality() / tasks;
    }
  }

  private Optional<String> description = Optional.empty();
  private Optional<Solving> solving = Optional.empty();

  /**
   * Starts Spark jobs that solve blocks.
   *
   * @param blocks how many they solve, in all tasks of a job's last stage
   */
  public static <T> T announced(SparkContext context, long blocks, Supplier<T> jobs) {
    context.setLocalProperty(BLOCKS, Long.toString(blocks));
    try {
      return jobs.get();
    } finally {
      context.setLocalProperty(BLOCKS, null);
    }
  }

  /** The description of the last Spark job that began and had one. */
  public synchronized Optional<String> description() {
    return description;
  }

  /** Blocks that the last jobs of blocks were started for; empty: there were none yet. */
  public synchronized OptionalLong blocks() {
    return solving.isPresent() ? OptionalLong.of(solving.get().blocks()) : OptionalLong.empty();
  }

  /** Those of {@link #blocks} that are done. */
  public synchronized OptionalLong blocksDone() {
    return solving.isPresent() ? OptionalLong.of(solving.get().blocksDone()) : OptionalLong.empty();
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    Properties said = job.properties();
    if (said == null) {
      return;
    }
    Optional<Solving> next =
        Optional.ofNullable(said.getProperty(BLOCKS))
            .flatMap(blocks -> last(job).map(stage -> solving(stage, Long.parseLong(blocks))));
    synchronized (this) {
      description = Optional.ofNullable(said.getProperty(DESCRIPTION)).or(() -> description);
      solving = next.or(() -> solving);
    }
  }

  /** Stages are numbered from the first that can run to the one that answers. */
  private static Optional<StageInfo> last(SparkListenerJobStart job) {
    return CollectionConverters.asJava(job.stageInfos()).stream()
        .max((a, b) -> Integer.compare(a.stageId(), b.stageId()));
  }

  private static Solving solving(StageInfo stage, long blocks) {
    return new Solving(stage.stageId(), stage.numTasks(), blocks, new BitSet(stage.numTasks()));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskInfo() != null
        && task.taskInfo().successful()
        && solving.isPresent()
        && solving.get().stage() == task.stageId()) {
      solving.get().done().set(task.taskInfo().partitionId());
    }
  }
}
