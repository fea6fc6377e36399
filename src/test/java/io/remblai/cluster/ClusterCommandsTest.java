package io.remblai.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command by {@code scripts/remblai} with the shaded jar on a standalone cluster, from HDFS
 * to HDFS, in both deploy modes: it must find what a local run finds, maps and couplings bit by
 * bit.
 */
@Tag("cluster")
final class ClusterCommandsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Path FOLDER = Path.of("target", "cluster-test").toAbsolutePath();

  /** Small leaves and tasks: the map is split by the cluster, solved and rematched. */
  private static final String HIREF =
      "--leaf-size 64 --task-memory 1m --rematch-rounds 2 --seed 7 --certify fast";

  private static final String FRLC = "--rank 4 --max-iter 12 --restarts 1";

  private static final String INFORMATION = "--bins 16 --nulls 0";

  /** Vectors that know a label well and another a little, in two checkpoints. */
  private static final String STATES =
      """
      select id as position, id % 2 as checkpoint, id div 2 % 7 as token, id div 3 % 7 as next,
        array(sin(id div 2 % 7), cos(id div 2 % 7), id % 11 / 11d) as features
      from range(0, 2000, 1, 3)
      """;

  @TempDir static Path local;

  private static BoxedCluster cluster;

  @BeforeAll
  static void start() {
    cluster = BoxedCluster.start(FOLDER, "--cores", "2");
    everyCommand(ClusterCommandsTest::locally, local.toString());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** Runs one command to its end and demands success. */
  private interface Runner {
    void run(String... command);
  }

  private static void everyCommand(Runner runner, String folder) {
    String clouds = " --source " + folder + "/clouds/source --target " + folder + "/clouds/target";
    run(runner, "version");
    run(runner, "demo --cloud mixture-d8 --points 9001 --seed 3 --out " + folder + "/clouds");
    run(runner, "plan" + clouds + " --out " + folder + "/map " + HIREF);
    run(runner, "hiref" + clouds + " --out " + folder + "/map " + HIREF);
    run(runner, "verify --out " + folder + "/map");
    run(runner, "report " + folder + "/map");
    run(runner, "frlc" + clouds + " --out " + folder + "/coupling " + FRLC);
    run(
        runner,
        "information --input %s/clouds/source --id-col id --out %s/information %s"
            .formatted(folder, folder, INFORMATION));
    SharedSpark.session().sql(STATES).write().parquet(folder + "/states");
    String labels = " --label-pairs token:next --label-cols token,next --group-cols checkpoint";
    run(
        runner,
        "information-plane --input %s/states --id-col position --out %s/plane --betas 2,10"
                .formatted(folder, folder)
            + labels);
    run(
        runner,
        "divergence"
            + clouds
            + " --id-col id --measures mmd,mean-shift --out "
            + folder
            + "/drift");
  }

  private static void run(Runner runner, String command) {
    runner.run(command.split(" "));
  }

  private static void locally(String... command) {
    SharedSpark.session();
    CommandLineRun run = CommandLineRun.of(command);
    assertEquals(0, run.code(), run::all);
  }

  /** As a user would: the launcher, the jar, a cluster's address. */
  private static FinishedProcess onCluster(String mode, String... command) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--master", cluster.master(), "--deploy-mode", mode));
    arguments.addAll(List.of("--driver-memory", "800m", "--executor-memory", "800m"));
    arguments.addAll(List.of("--conf", "spark.sql.shuffle.partitions=3"));
    arguments.addAll(List.of("--conf", "spark.standalone.submit.waitAppCompletion=true"));
    arguments.addAll(Arrays.asList(command));
    try {
      return RunningProcess.start(cluster.environment(), "remblai", arguments).finish(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void agrees(String mode) {
    String folder = cluster.hdfs("/" + mode);
    everyCommand(
        command -> {
          FinishedProcess run = onCluster(mode, command);
          assertTrue(run.succeeded(), run::text);
        },
        folder);
    for (String table :
        List.of(
            "clouds/source",
            "clouds/target",
            "map/pairs",
            "coupling/q",
            "coupling/r",
            "coupling/t")) {
      assertEquals(rows(local + "/" + table), rows(folder + "/" + table), mode + " " + table);
    }
    for (String table :
        List.of("information/estimates", "plane/plane", "plane/bound", "drift/estimates")) {
      TableAgreement.demand(mode + " " + table, local + "/" + table, folder + "/" + table);
    }
  }

  /** A table as text, which for numbers is one to one. */
  private static List<String> rows(String table) {
    List<String> rows =
        new ArrayList<>(SharedSpark.session().read().parquet(table).toJSON().collectAsList());
    rows.sort(null);
    return rows;
  }

  @Test
  void clientModeFindsWhatALocalRunFinds() {
    agrees("client");
  }

  @Test
  void clusterModeFindsWhatALocalRunFinds() {
    agrees("cluster");
  }

  /** A run that is refused: its input is not there. */
  private static FinishedProcess refused(String mode) {
    String nothing = cluster.hdfs("/nothing");
    return onCluster(
        mode, "hiref", "--source", nothing, "--target", nothing, "--out", nothing + "-" + mode);
  }

  @Test
  void clientModePassesExitCodesOn() {
    FinishedProcess run = refused("client");
    assertEquals(3, run.exitCode(), run::text);
    assertTrue(run.text().contains(cluster.hdfs("/nothing")), run::text);
  }

  /** What the README warns of: the submitter's code is 0; message and state are elsewhere. */
  @Test
  void clusterModeHidesExitCodes() throws IOException {
    FinishedProcess run = refused("cluster");
    assertEquals(0, run.exitCode(), run::text);
    String said = driverOutput();
    assertTrue(said.contains("remblai hiref: ") && said.contains("/nothing"), said);
    org.apache.hadoop.fs.Path out = new org.apache.hadoop.fs.Path(cluster.hdfs("/nothing-cluster"));
    assertFalse(out.getFileSystem(new Configuration()).exists(out));
  }

  /** What drivers in cluster mode have said on standard error. */
  private static String driverOutput() throws IOException {
    try (Stream<Path> files = Files.walk(cluster.data())) {
      StringBuilder said = new StringBuilder();
      for (Path file : files.filter(ClusterCommandsTest::isOfDriver).toList()) {
        said.append(Files.readString(file));
      }
      return said.toString();
    }
  }

  private static boolean isOfDriver(Path file) {
    return file.getFileName().toString().equals("stderr")
        && file.getParent().getFileName().toString().startsWith("driver-");
  }

  @Test
  void digestsTellMapsApart() throws Exception {
    Configuration configuration = new Configuration();
    String wanted = PairDigest.of(local + "/map", configuration);
    assertTrue(wanted.startsWith("9001 pairs "), wanted);
    run(
        ClusterCommandsTest::locally,
        "hiref --source %1$s/clouds/target --target %1$s/clouds/source --out %1$s/back"
            .formatted(local)
            .concat(" --certify none --rematch-rounds 0"));
    String other = PairDigest.of(local + "/back", configuration);
    assertTrue(other.startsWith("9001 pairs ") && !other.equals(wanted), other);
  }
}
