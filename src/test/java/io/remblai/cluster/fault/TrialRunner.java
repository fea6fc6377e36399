package io.remblai.cluster.fault;

import io.remblai.cluster.BoxedCluster;
import io.remblai.cluster.FinishedProcess;
import io.remblai.cluster.PairDigest;
import io.remblai.cluster.RunningProcess;
import io.remblai.cluster.fault.Fault.Ending;
import io.remblai.cluster.fault.Workload.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/** Runs a job, lets a fault loose on it and judges how it ends. */
final class TrialRunner {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A fault that left no trace in the driver's log proves nothing. */
  static final String NO_SIGN = "no sign of it";

  private final Playground ground;
  private final BoxedCluster cluster;
  private final DistributedFileSystem files;
  private final java.nio.file.Path logs;

  /**
   * @param logs folder for what the runs say
   */
  TrialRunner(Playground ground, java.nio.file.Path logs) {
    this.ground = ground;
    this.cluster = ground.cluster();
    this.files = ground.files();
    this.logs = logs;
  }

  /** One run; the same seed strikes at the same moment, as far as machines allow. */
  Outcome run(Fault fault, long seed) throws IOException, InterruptedException {
    String folder = "/faults/" + fault.name() + "-" + seed;
    String out = folder + "/map";
    boolean overOld = !(fault.ending() instanceof Ending.Resumed);
    files.delete(new Path(folder), true);
    files.mkdirs(new Path(folder));
    if (overOld) {
      copy(Playground.OLD, out);
    }
    Set<String> whole = new HashSet<>(Set.of(ground.wanted().pairs(), ground.old()));
    List<String> said = new ArrayList<>();
    try (PublicationWatch watch = new PublicationWatch(files, cluster.hdfs(out), whole)) {
      long start = System.nanoTime();
      RunningProcess job = start(fault, out, overOld ? "overwrite" : "error");
      SplittableRandom random = new SplittableRandom(seed ^ fault.name().hashCode());
      Trial trial = new Trial(cluster, files, ground.wanted(), job, random, folder);
      String remark = fault.injection().into(trial);
      FinishedProcess first = job.finish(PATIENCE);
      said.addAll(first.lines());
      Verdict verdict = judge(fault, out, first, said);
      Optional<String> violation = watch.violation();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Outcome(
          fault.name(),
          seed,
          verdict.good() && violation.isEmpty(),
          violation.orElse(verdict.result()),
          "%s %s %s".formatted(remark, evidence(fault, first), verdict.remark()).strip(),
          seconds);
    } finally {
      Files.createDirectories(logs);
      Files.write(logs.resolve(fault.name() + "-" + seed + ".log"), said);
      ground.restore();
    }
  }

  private record Verdict(boolean good, String result, String remark) {}

  private RunningProcess start(Fault fault, String out, String mode) {
    Map<String, String> environment = new TreeMap<>(cluster.environment());
    environment.putAll(fault.environment());
    return RunningProcess.start(
        environment,
        "remblai",
        Workload.map(cluster, fault.sparkFlags(), fault.options(), out, mode, Variant.WANTED));
  }

  private Verdict judge(Fault fault, String out, FinishedProcess first, List<String> said)
      throws IOException, InterruptedException {
    if (fault.ending() instanceof Ending.ClearError error) {
      return clearError(error, out, first);
    }
    if (fault.ending() instanceof Ending.SamePairs) {
      return samePairs(out, first, "");
    }
    if (first.succeeded()) {
      return samePairs(out, first, "ended before it was killed");
    }
    FinishedProcess second = start(fault, out, "resume").finish(PATIENCE);
    said.add("---- resumed");
    said.addAll(second.lines());
    return samePairs(out, second, again(first, second));
  }

  private Verdict samePairs(String out, FinishedProcess run, String remark) throws IOException {
    if (!run.succeeded()) {
      return new Verdict(false, "exit code " + run.exitCode(), remark);
    }
    String pairs = PairDigest.of(cluster.hdfs(out), files.getConf());
    boolean same = pairs.equals(ground.wanted().pairs());
    return new Verdict(same, same ? "bit-identical pairs" : "other pairs: " + pairs, remark);
  }

  private Verdict clearError(Ending.ClearError error, String out, FinishedProcess run)
      throws IOException {
    Optional<String> message =
        run.lines().stream()
            .filter(line -> line.startsWith("remblai hiref: ") && error.line().matcher(line).find())
            .findFirst();
    boolean untouched = PairDigest.of(cluster.hdfs(out), files.getConf()).equals(ground.old());
    boolean good = run.exitCode() == 1 && message.isPresent() && untouched;
    String result =
        good
            ? "clear error, old output untouched"
            : "exit code %d, %s, old output %s"
                .formatted(
                    run.exitCode(),
                    message.isPresent() ? "clear error" : "no clear error",
                    untouched ? "untouched" : "CHANGED");
    return new Verdict(good, result, message.orElse(""));
  }

  private static String evidence(Fault fault, FinishedProcess run) {
    return fault
        .evidence()
        .map(
            pattern -> {
              long lines = run.lines().stream().filter(pattern.asPredicate()).count();
              return lines > 0 ? lines + " signs of it" : NO_SIGN;
            })
        .orElse("");
  }

  /** How many of the stages that the first run finished the second ran again. */
  private static String again(FinishedProcess first, FinishedProcess second) {
    List<String> done = Reference.moments(first.lines().stream().filter(TrialRunner::isStage));
    List<String> redone = Reference.moments(second.lines().stream().filter(TrialRunner::isStage));
    long both = done.stream().filter(redone::contains).count();
    return "%d of %d finished stages again".formatted(both, done.size());
  }

  private static boolean isStage(String line) {
    return line.startsWith("  ");
  }

  private void copy(String from, String to) throws IOException {
    boolean copied =
        FileUtil.copy(files, new Path(from), files, new Path(to), false, files.getConf());
    if (!copied) {
      throw new IOException("cannot copy " + from + " to " + to);
    }
  }
}
