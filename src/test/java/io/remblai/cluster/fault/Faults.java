package io.remblai.cluster.fault;

import io.remblai.cluster.fault.Fault.Ending;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;

/** The catalogue of faults. */
final class Faults {

  /** No straggler waits long for its copy. */
  private static final List<String> SPECULATION =
      List.of(
          "--conf", "spark.speculation=true",
          "--conf", "spark.speculation.interval=50ms",
          "--conf", "spark.speculation.quantile=0.1",
          "--conf", "spark.speculation.multiplier=1.1",
          "--conf", "spark.speculation.minTaskRuntime=10ms",
          // Copies are announced at this level only.
          "--conf", "spark.log.level=INFO");

  private static final String LOST = "Lost executor";

  /** Somebody whom HDFS knows nothing of. */
  private static final Map<String, String> STRANGER = Map.of("HADOOP_USER_NAME", "stranger");

  private static final FsPermission OPEN = new FsPermission("777");
  private static final FsPermission CLOSED = new FsPermission("755");

  /** Room for an open block or two of those that every writer claims. */
  private static final long ROOM = 5L << 20;

  private Faults() {}

  static List<Fault> all() {
    return List.of(
        Fault.survived(
                "executor-splitting",
                "an executor dies while blocks are split",
                "SIGKILL in the shuffle after the first level",
                trial -> killExecutorAfter(trial, trial.reference().firstOf("split")))
            .seenAs(LOST),
        Fault.survived(
                "executor-solving",
                "an executor dies while blocks are solved",
                "SIGKILL in the shuffle after the last level",
                trial -> killExecutorAfter(trial, trial.reference().lastOf("split")))
            .seenAs(LOST),
        Fault.survived(
                "executor-rematching",
                "an executor dies while pairs are rematched",
                "SIGKILL in the shuffle after the first round",
                trial -> killExecutorAfter(trial, trial.reference().firstOf("rematch")))
            .seenAs(LOST),
        Fault.survived(
                "worker",
                "a machine is lost, another joins",
                "SIGKILL of a worker and its executor after the solution, a new worker after a round",
                Faults::replaceWorker)
            .seenAs(LOST),
        Fault.survived(
            "datanode-reading",
            "a data node dies while the tables are read",
            "SIGKILL of a data node after `reading`",
            trial -> killDataNodeAfter(trial, "reading", 2000)),
        Fault.survived(
            "datanode-writing",
            "a data node dies while pairs are written",
            "SIGKILL of a data node after `writing`",
            trial -> killDataNodeAfter(trial, "writing", 1200)),
        Fault.survived(
                "shuffle-files",
                "shuffle files vanish",
                "those of a round of rematching are deleted on all workers as they appear",
                Faults::deleteShuffle)
            .seenAs("FetchFailed|FileNotFoundException|NoSuchFileException"),
        Fault.survived(
                "speculation",
                "tasks run twice at a time",
                "speculative execution on, an executor stopped (SIGSTOP) for 4 s three times",
                Faults::stallThreeTimes)
            .with(SPECULATION)
            .seenAs("Marking task .* as speculatable"),
        Fault.refused(
            "disk-full",
            "no space is left for the output",
            "space quota of HDFS on the output's parent, lowered after the solution",
            "(?i)quota",
            Faults::fillDisk),
        Fault.refused(
                "permission",
                "the output may not be written",
                "the run's user owns neither the output nor its parent",
                "Permission denied",
                trial -> "")
            .with(STRANGER),
        Fault.refused(
                "permission-lost",
                "the output may no longer be written",
                "the parent's permission is taken away after a round of rematching",
                // Not of the tidying up that fails too, and would hide why the run did.
                "^remblai hiref: (?!cannot delete).*Permission denied",
                Faults::closeParent)
            .with(STRANGER),
        Fault.refused(
                "executor-memory",
                "a task needs more memory than its executor has",
                "executors of 512 MB, blocks of 400 MB allowed by `--task-memory 1g`",
                // A task of a shuffle that fails so leaves a stage that is given up.
                "(ran out|for want) of memory: raise --executor-memory.*lower --task-memory",
                trial -> "")
            .with(List.of("--executor-memory", "512m"))
            .withOptions(Map.of("--leaf-size", "16384", "--task-memory", "1g")),
        Fault.of(
                "driver",
                "the driver dies",
                "SIGKILL at a random moment, then the same command with `--mode resume`",
                new Ending.Resumed(),
                Faults::killDriver)
            .withOptions(Map.of("--checkpoint", "every-stage")));
  }

  /** Strikes while points or pairs are on their way, not between two stages. */
  private static String killExecutorAfter(Trial trial, String moment)
      throws IOException, InterruptedException {
    trial.await(moment);
    trial.awaitNextShuffle();
    trial.pause(200);
    trial.killExecutor();
    return "";
  }

  private static String replaceWorker(Trial trial) throws InterruptedException {
    trial.await(trial.reference().firstOf("solve"));
    trial.pause(1000);
    trial.killMachine(trial.oneOf(List.of("worker-1", "worker-2")));
    trial.await(trial.reference().firstOf("rematch"));
    trial.cluster().add("worker");
    return "";
  }

  private static String killDataNodeAfter(Trial trial, String moment, int mostMillis)
      throws InterruptedException {
    trial.await(moment);
    trial.pause(mostMillis);
    trial.cluster().kill(trial.oneOf(List.of("datanode-1", "datanode-2")));
    return "";
  }

  private static String deleteShuffle(Trial trial) throws IOException, InterruptedException {
    trial.await(trial.reference().firstOf("rematch"));
    return trial.deleteNextShuffle() + " files deleted";
  }

  private static String stallThreeTimes(Trial trial) throws IOException, InterruptedException {
    String[] moments = {
      trial.reference().lastOf("split"), trial.reference().firstOf("rematch"), "writing"
    };
    for (String moment : moments) {
      trial.await(moment);
      trial.pause(300);
      trial.stall(4000);
    }
    return "";
  }

  private static String fillDisk(Trial trial) throws IOException, InterruptedException {
    trial.await(trial.reference().firstOf("solve"));
    Path folder = new Path(trial.folder());
    long used = trial.files().getContentSummary(folder).getSpaceConsumed();
    trial.files().setQuota(folder, HdfsConstants.QUOTA_DONT_SET, used + ROOM);
    return "";
  }

  private static String closeParent(Trial trial) throws IOException, InterruptedException {
    Path folder = new Path(trial.folder());
    trial.files().setPermission(folder, OPEN);
    trial.await(trial.reference().firstOf("rematch"));
    trial.files().setPermission(folder, CLOSED);
    return "";
  }

  private static String killDriver(Trial trial) throws InterruptedException {
    String moment = trial.oneOf(trial.reference().moments());
    trial.await(moment);
    trial.pause(1500);
    trial.job().kill();
    return "killed after " + moment.strip();
  }
}
