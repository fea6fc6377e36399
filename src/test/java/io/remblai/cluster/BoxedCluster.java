package io.remblai.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cluster of {@code scripts/cluster}, with HDFS. Not thread safe. */
public final class BoxedCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(.*)");

  private static final Pattern PROCESS = Pattern.compile("([a-z]+(?:-\\d+)?) +(\\d+)");

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  private BoxedCluster(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a cluster, or finds it running.
   *
   * @param folder of its addresses, logs and data
   * @param options of {@code scripts/cluster start}
   */
  public static BoxedCluster start(Path folder, String... options) {
    BoxedCluster cluster = new BoxedCluster(folder.toAbsolutePath());
    cluster.run(
        Stream.concat(Stream.of("start", "--hdfs"), Stream.of(options)).toArray(String[]::new));
    for (String line : cluster.run("env")) {
      Matcher export = EXPORT.matcher(line);
      if (export.matches()) {
        cluster.environment.put(export.group(1), export.group(2));
      }
    }
    return cluster;
  }

  private List<String> run(String... arguments) {
    FinishedProcess done = tryRun(arguments);
    if (!done.succeeded()) {
      throw new IllegalStateException("scripts/cluster " + arguments[0] + ": " + done.text());
    }
    return done.lines();
  }

  private FinishedProcess tryRun(String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addAll(List.of("--dir", folder.toString()));
    try {
      return RunningProcess.start(Map.of(), "cluster", command).finish(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What {@code scripts/cluster env} exports. */
  public Map<String, String> environment() {
    return environment;
  }

  public String master() {
    return environment.get("SPARK_MASTER");
  }

  /** A path of its HDFS as URL. */
  public String hdfs(String path) {
    return environment.get("HDFS_URL") + path;
  }

  /** Kills a worker or data node, as if its machine had failed. */
  public void kill(String name) {
    run("kill", name);
  }

  /** Starts one more {@code worker} or {@code datanode}, first in the place of a dead one. */
  public void add(String kind) {
    run("add", kind);
  }

  /** The processes that are alive, by name. */
  public Map<String, ProcessHandle> alive() {
    Map<String, ProcessHandle> alive = new TreeMap<>();
    for (String line : tryRun("status").lines()) {
      Matcher process = PROCESS.matcher(line);
      if (process.matches()) {
        ProcessHandle.of(Long.parseLong(process.group(2)))
            .ifPresent(handle -> alive.put(process.group(1), handle));
      }
    }
    return alive;
  }

  /** Where shuffles and spilled blocks of all workers are, and their logs. */
  public Path data() {
    return folder.resolve("data");
  }

  @Override
  public void close() {
    run("stop");
  }
}
