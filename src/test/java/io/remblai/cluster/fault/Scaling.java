package io.remblai.cluster.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.cluster.BoxedCluster;
import io.remblai.cluster.FinishedProcess;
import io.remblai.cluster.PairDigest;
import io.remblai.cluster.RunningProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * How much faster two executors of one core are than one, on the same tables. Each executor keeps
 * to a core of its own with all its threads, as on a machine of one core: else the compiler and the
 * collector of a lone executor run on the core that the second one needs for its tasks. What the
 * driver and the file system need is taken from the same cores.
 */
final class Scaling {

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> STEPS = List.of("read", "solve", "write", "check", "total");

  private final BoxedCluster cluster;

  private Scaling(BoxedCluster cluster) {
    this.cluster = cluster;
  }

  /** Measures; answers a table in Markdown. */
  static List<String> of(int points, java.nio.file.Path folder, PrintStream progress)
      throws IOException, InterruptedException {
    try (BoxedCluster cluster =
        BoxedCluster.start(folder, "--workers", "2", "--memory", "3g", "--pin")) {
      Scaling scaling = new Scaling(cluster);
      scaling.remblai(
          2,
          List.of(
              "demo",
              "--cloud",
              "mixture-d64",
              "--points",
              String.valueOf(points),
              "--partitions",
              "8",
              "--out",
              cluster.hdfs("/clouds")));
      progress.println("one executor");
      FinishedProcess one = scaling.map(1);
      progress.println("two executors");
      FinishedProcess two = scaling.map(2);
      return scaling.table(points, one, two);
    }
  }

  private FinishedProcess map(int cores) throws InterruptedException {
    return remblai(
        cores,
        List.of(
            "hiref",
            "--source",
            cluster.hdfs("/clouds/source"),
            "--target",
            cluster.hdfs("/clouds/target"),
            "--rematch-rounds",
            "12",
            "--certify",
            "none",
            "--out",
            cluster.hdfs("/map-" + cores)));
  }

  private FinishedProcess remblai(int cores, List<String> command) throws InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--master", cluster.master(), "--executor-memory", "2500m"));
    arguments.addAll(List.of("--executor-cores", "1"));
    arguments.addAll(List.of("--total-executor-cores", String.valueOf(cores)));
    arguments.addAll(List.of("--conf", "spark.sql.shuffle.partitions=8"));
    arguments.addAll(List.of("--conf", "spark.ui.enabled=false"));
    arguments.addAll(command);
    FinishedProcess done =
        RunningProcess.start(cluster.environment(), "remblai", arguments).finish(PATIENCE);
    if (!done.succeeded()) {
      throw new IllegalStateException("the run failed: " + done.text());
    }
    return done;
  }

  private List<String> table(int points, FinishedProcess one, FinishedProcess two)
      throws IOException {
    Configuration configuration = new Configuration();
    boolean same =
        PairDigest.of(cluster.hdfs("/map-1"), configuration)
            .equals(PairDigest.of(cluster.hdfs("/map-2"), configuration));
    List<String> lines = new ArrayList<>();
    lines.add("| %,d x 64, 12 rounds | one executor, s | two, s | ratio |".formatted(points));
    lines.add("| --- | --- | --- | --- |");
    JsonNode first = metrics("/map-1", configuration);
    JsonNode second = metrics("/map-2", configuration);
    for (String step : STEPS) {
      double before = first.required("seconds_" + step).asDouble();
      lines.add(row(step, before, second.required("seconds_" + step).asDouble()));
    }
    lines.add(row("whole command, with its start", one.seconds(), two.seconds()));
    lines.add("");
    lines.add("Pairs are " + (same ? "bit-identical." : "NOT the same."));
    return lines;
  }

  private static String row(String what, double one, double two) {
    return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |", what, one, two, one / two);
  }

  private JsonNode metrics(String out, Configuration configuration) throws IOException {
    Path file = new Path(cluster.hdfs(out), "metrics.json");
    try (InputStream in = file.getFileSystem(configuration).open(file)) {
      return JSON.readTree(in);
    }
  }
}
