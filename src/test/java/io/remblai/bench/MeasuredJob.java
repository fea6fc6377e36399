package io.remblai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.remblai.geometry.GroundCost;
import io.remblai.job.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Runs commands in the session that is there, through the door that users take, and measures. */
final class MeasuredJob {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SparkSession session;
  private final Path clouds;
  private final Path map;
  private final String certify;

  /**
   * @param folder for the tables, which are replaced
   * @param certify {@code --certify} of hiref; empty: its default
   */
  MeasuredJob(SparkSession session, Path folder, String certify) {
    this.session = session;
    this.clouds = folder.resolve("clouds");
    this.map = folder.resolve("map");
    this.certify = certify;
  }

  /** Writes a pair of clouds, in place of those before. */
  void generate(GeneratedPair pair) {
    run(
        "demo",
        "--cloud",
        pair.name().toString(),
        "--points",
        String.valueOf(pair.points()),
        "--seed",
        String.valueOf(pair.seed()),
        "--out",
        clouds.toString(),
        "--mode",
        "overwrite");
  }

  /** Maps the clouds last generated: reads tables, writes tables, checks them. */
  Measurement map(GroundCost cost, String rounds) {
    String[] command = command(cost, rounds);
    PeakHeap.reset();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    run(command);
    double wall = (System.nanoTime() - start) / 1e9;
    double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
    long heap = PeakHeap.bytes();
    JsonNode metrics = metrics();
    // As the job reports it: a sum that does not depend on its order.
    double meanCost = metrics.required("cost_mean").asDouble();
    return new Measurement(meanCost, rounds(), wall, used, heap, bound(metrics));
  }

  private String[] command(GroundCost cost, String rounds) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "hiref",
                "--source",
                clouds.resolve("source").toString(),
                "--target",
                clouds.resolve("target").toString(),
                "--out",
                map.toString(),
                "--cost",
                cost.name().toLowerCase(Locale.ROOT),
                "--rematch-rounds",
                rounds,
                "--mode",
                "overwrite"));
    if (!certify.isEmpty()) {
      command.addAll(List.of("--certify", certify));
    }
    return command.toArray(String[]::new);
  }

  private static void run(String... command) {
    int code = Main.execute(command);
    if (code != 0) {
      throw new IllegalStateException(
          "exit code %d of %s".formatted(code, String.join(" ", command)));
    }
  }

  private static Optional<CertifiedBound> bound(JsonNode metrics) {
    return metrics.has("lower_bound")
        ? Optional.of(
            new CertifiedBound(
                metrics.required("lower_bound").asDouble(),
                metrics.required("seconds_bound").asDouble()))
        : Optional.empty();
  }

  private JsonNode metrics() {
    try {
      return JSON.readTree(map.resolve("metrics.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the metrics of " + map, e);
    }
  }

  private long rounds() {
    String levels = map.resolve("levels").toString();
    return session.read().parquet(levels).where("stage = 'rematch'").count();
  }
}
