package io.remblai.cluster.fault;

import io.remblai.cluster.BoxedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The map that faults are injected into: small enough for half a minute, with leaves and tasks so
 * small that it is split over the cluster, solved and rematched like a large one.
 *
 * @param points rows of each cloud, at least 8192: fewer fit into one task of a megabyte
 */
record Workload(int points) {

  /** A driver lives for seconds and computes next to nothing. */
  private static final String DRIVER_JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private static final int LEAST = 8192;

  private static final String CLOUD = "mixture-d16";

  /** Of the map that is there before and may be replaced. */
  private static final String OTHER_SEED = "2";

  private static final List<String> EXECUTORS = List.of("--executor-memory", "1g");

  private static final Map<String, String> USUAL =
      Map.of(
          "--leaf-size", "64", "--task-memory", "1m", "--rematch-rounds", "5", "--certify", "none");

  static final String INPUT = "/faults/clouds";

  Workload {
    if (points < LEAST) {
      throw new IllegalArgumentException("--points " + points + " must be at least " + LEAST);
    }
  }

  private static List<String> spark(BoxedCluster cluster) {
    return List.of(
        "--master",
        cluster.master(),
        "--driver-memory",
        "1g",
        "--conf",
        "spark.driver.extraJavaOptions=" + DRIVER_JVM,
        "--conf",
        "spark.executor.extraJavaOptions=-XX:+UseSerialGC",
        "--conf",
        "spark.sql.shuffle.partitions=2",
        "--conf",
        "spark.ui.enabled=false");
  }

  /** Arguments of {@code scripts/remblai} that write the clouds. */
  List<String> generate(BoxedCluster cluster) {
    List<String> arguments = new ArrayList<>(spark(cluster));
    arguments.addAll(EXECUTORS);
    arguments.addAll(List.of("demo", "--cloud", CLOUD, "--points", String.valueOf(points)));
    arguments.addAll(List.of("--partitions", "2", "--out", cluster.hdfs(INPUT)));
    return arguments;
  }

  /**
   * Arguments of {@code scripts/remblai} that map them.
   *
   * @param others options that differ from the usual ones
   */
  static List<String> map(
      BoxedCluster cluster,
      List<String> sparkFlags,
      Map<String, String> others,
      String out,
      String mode,
      Variant variant) {
    List<String> arguments = new ArrayList<>(spark(cluster));
    arguments.addAll(sparkFlags.contains("--executor-memory") ? List.of() : EXECUTORS);
    arguments.addAll(sparkFlags);
    arguments.add("hiref");
    arguments.addAll(List.of("--source", cluster.hdfs(INPUT + "/source")));
    arguments.addAll(List.of("--target", cluster.hdfs(INPUT + "/target")));
    arguments.addAll(List.of("--out", cluster.hdfs(out), "--mode", mode));
    Map<String, String> options = new TreeMap<>(USUAL);
    options.putAll(others);
    options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
    if (variant == Variant.OTHER) {
      arguments.addAll(List.of("--seed", OTHER_SEED));
    }
    return arguments;
  }

  /** Which of two maps of the same clouds. */
  enum Variant {
    /** The one that is disturbed. */
    WANTED,
    /** Another, to be found unharmed where the wanted one fails. */
    OTHER
  }
}
