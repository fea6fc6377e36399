package io.remblai.job.hiref.warm;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.checkpoint.pairs.CloudPair;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.progress.PairProgress;
import io.remblai.spark.progress.StageKeeper;
import io.remblai.spark.warm.WarmKeeper;
import io.remblai.spark.warm.WarmPairs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The earlier output that a run starts from, if it was given one. Not thread safe. */
public final class WarmStart {

  /** Under this name a run tells, beside its options, which run it started from. */
  private static final String RUN = "warm-from-run";

  private final SparkSession session;
  private final Optional<String> folder;
  private final Optional<String> runId;
  private Optional<WarmPairs> pairs = Optional.empty();

  private WarmStart(SparkSession session, Optional<String> folder, Optional<String> runId) {
    this.session = session;
    this.folder = folder;
    this.runId = runId;
  }

  /** Reads the earlier manifest; refuses what is no finished map of pairs. */
  public static WarmStart of(SparkSession session, WarmOptions options) {
    return new WarmStart(
        session, options.from(), options.from().map(folder -> earlier(session, folder).runId()));
  }

  private static Manifest earlier(SparkSession session, String folder) {
    Manifest manifest =
        OutputFolder.at(folder, session.sparkContext().hadoopConfiguration())
            .finished()
            .orElseThrow(() -> refused(folder + " holds no finished map to start from"));
    String command = manifest.text("command").orElse("hiref");
    if (!command.equals("hiref")) {
      throw refused(folder + " was written by " + command + ", not by hiref");
    }
    if (manifest.number("coupling", "entries").isPresent()) {
      throw refused(folder + " is a coupling, not a one-to-one map");
    }
    return manifest;
  }

  private static JobException refused(String why) {
    return new JobException(
        ExitCode.INPUT_REFUSED,
        "--warm-from "
            + why
            + "; name the output of an earlier run, or leave --warm-from out; nothing was written");
  }

  /** The configuration of a run with the run it starts from, which its fingerprint must know. */
  public Map<String, String> in(Map<String, String> configuration) {
    Map<String, String> all = new LinkedHashMap<>(configuration);
    runId.ifPresent(id -> all.put(RUN, id));
    return all;
  }

  /** Refuses clouds of different size. */
  public void requireEqualSizes(CheckedClouds clouds) {
    if (folder.isPresent() && clouds.sourcePoints() != clouds.targetPoints()) {
      throw new JobException(
          ExitCode.INPUT_REFUSED,
          String.format(
              Locale.ROOT,
              "--warm-from: the source has %,d usable rows and the target %,d; only maps of tables"
                  + " of one size can start from an earlier one. Leave --warm-from out; nothing was"
                  + " written",
              clouds.sourcePoints(),
              clouds.targetPoints()));
    }
  }

  /**
   * The keeper of a run that starts warm; that of a run that does not is left as it is.
   *
   * @param stages keeps the stages of the run
   * @param pair the points of the clouds
   */
  public StageKeeper keeper(
      StageKeeper stages,
      CloudPair pair,
      CheckedClouds clouds,
      RefineOptions refine,
      Console console) {
    if (folder.isEmpty()) {
      return stages;
    }
    if (RefinePlan.of(clouds.sourcePoints(), clouds.dim(), refine).maxRounds() == 0) {
      // No round would mend what the earlier map does not know of, and no bound would be near.
      console.progress(
          "--warm-from is not used: without rounds of rematching the map is made anew");
      return stages;
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    WarmPairs warm = new WarmPairs(context, refine, pair);
    return new WarmKeeper(stages, () -> progress(warm, clouds, console));
  }

  private Optional<PairProgress> progress(WarmPairs warm, CheckedClouds clouds, Console console) {
    console.progress("starting from " + folder.orElseThrow());
    pairs = Optional.of(warm);
    long points = clouds.sourcePoints();
    Path table = new Path(folder.orElseThrow(), "pairs");
    Optional<PairProgress> progress =
        warm.of(LiteralPaths.reader(session).parquet(table.toString()), points, clouds.dim());
    console.progress(
        String.format(
            Locale.ROOT, "  %,d of %,d pairs are from the earlier map", warm.kept(), points));
    return progress;
  }

  /** The manifest with where the run started, if it did not from nothing. */
  public Map<String, Object> told(Map<String, Object> manifest) {
    Map<String, Object> all = new LinkedHashMap<>(manifest);
    runId.ifPresent(
        id -> {
          Map<String, Object> content = new LinkedHashMap<>();
          content.put("run_id", id);
          pairs.ifPresent(warm -> content.put("pairs_kept", warm.kept()));
          all.put("warm_from", content);
        });
    return all;
  }

  /** Frees what the start holds in memory. */
  public void unpersist() {
    pairs.ifPresent(WarmPairs::unpersist);
  }
}
