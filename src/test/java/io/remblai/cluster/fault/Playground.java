package io.remblai.cluster.fault;

import io.remblai.cluster.BoxedCluster;
import io.remblai.cluster.FinishedProcess;
import io.remblai.cluster.PairDigest;
import io.remblai.cluster.RunningProcess;
import io.remblai.cluster.fault.Workload.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/** A cluster with two clouds, the map of them as it must be, and another map. */
final class Playground {

  /** Another map of the same clouds. */
  static final String OLD = "/faults/old/map";

  private static final String WANTED = "/faults/wanted/map";
  private static final Path NOTES = new Path("/faults/wanted.txt");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** All processes of a cluster that nothing has happened to. */
  private static final Map<String, String> KINDS =
      Map.of(
          "worker-1", "worker",
          "worker-2", "worker",
          "datanode-1", "datanode",
          "datanode-2", "datanode");

  private final BoxedCluster cluster;
  private final DistributedFileSystem files;
  private Reference wanted;
  private String old;

  private Playground(BoxedCluster cluster) throws IOException {
    this.cluster = cluster;
    this.files = connect(cluster);
  }

  /** Runs what has not been run on this cluster yet. */
  static Playground of(BoxedCluster cluster, Workload workload)
      throws IOException, InterruptedException {
    Playground ground = new Playground(cluster);
    if (!ground.files.exists(NOTES)) {
      ground.prepare(workload);
    }
    ground.wanted = Reference.parse(ground.notes());
    ground.old = PairDigest.of(cluster.hdfs(OLD), ground.files.getConf());
    return ground;
  }

  private static DistributedFileSystem connect(BoxedCluster cluster) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("dfs.replication", "2");
    // A killed data node is noticed at once, and its connections are not kept.
    configuration.setInt("ipc.client.connect.max.retries", 2);
    URI root = URI.create(cluster.hdfs("/"));
    if (FileSystem.get(root, configuration) instanceof DistributedFileSystem hdfs) {
      return hdfs;
    }
    throw new IllegalStateException(root + " is not HDFS");
  }

  private void prepare(Workload workload) throws IOException, InterruptedException {
    files.delete(new Path("/faults"), true);
    run(workload.generate(cluster));
    run(Workload.map(cluster, List.of(), Map.of(), OLD, "error", Variant.OTHER));
    FinishedProcess run =
        run(Workload.map(cluster, List.of(), Map.of(), WANTED, "error", Variant.WANTED));
    String pairs = PairDigest.of(cluster.hdfs(WANTED), files.getConf());
    try (OutputStream out = files.create(NOTES, true)) {
      String lines = String.join("\n", Reference.of(run, pairs).lines());
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  private FinishedProcess run(List<String> arguments) throws InterruptedException {
    FinishedProcess done =
        RunningProcess.start(cluster.environment(), "remblai", arguments).finish(PATIENCE);
    if (!done.succeeded()) {
      throw new IllegalStateException("an undisturbed run failed: " + done.text());
    }
    return done;
  }

  private List<String> notes() throws IOException {
    try (InputStream in = files.open(NOTES)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  BoxedCluster cluster() {
    return cluster;
  }

  DistributedFileSystem files() {
    return files;
  }

  /** The undisturbed run. */
  Reference wanted() {
    return wanted;
  }

  /** Digest of the pairs of the other map. */
  String old() {
    return old;
  }

  /** Starts what was killed and waits until every block has its replicas again. */
  void restore() throws IOException, InterruptedException {
    Map<String, ProcessHandle> alive = cluster.alive();
    for (Map.Entry<String, String> process : KINDS.entrySet()) {
      if (!alive.containsKey(process.getKey())) {
        cluster.add(process.getValue());
      }
    }
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (files.getLowRedundancyBlocksCount() > 0 && System.nanoTime() < end) {
      Thread.sleep(200);
    }
  }
}
