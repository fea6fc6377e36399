package io.remblai.job.transform;

import io.remblai.geometry.GroundCost;
import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.verify.RecordedInput;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.Side;
import io.remblai.spark.SumCosts;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.CheckedCloud;
import io.remblai.spark.input.PointRecipe;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.pairing.RejoinedPairs;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StringType;

/**
 * A finished map: what its manifest says, and its pairs, whose vectors are read from the tables it
 * was made of.
 */
final class SavedMap {

  /** Costs are summed exactly; this is for a manifest that another JVM wrote. */
  private static final double ROUNDING = 1e-9;

  private final SparkSession session;
  private final String folder;
  private final Manifest manifest;

  private SavedMap(SparkSession session, String folder, Manifest manifest) {
    this.session = session;
    this.folder = folder;
    this.manifest = manifest;
  }

  /** Reads the manifest; refuses what is no finished map of pairs. */
  static SavedMap at(SparkSession session, String folder) {
    Manifest manifest =
        OutputFolder.at(folder, session.sparkContext().hadoopConfiguration())
            .finished()
            .orElseThrow(
                () ->
                    refused(
                        folder
                            + " holds no finished map: there is no _manifest.json that says so;"
                            + " name the --out of a run of hiref that succeeded"));
    String command = manifest.text("command").orElse("hiref");
    if (!command.equals("hiref")) {
      throw refused(
          "%s was written by %s; transform applies maps of hiref".formatted(folder, command));
    }
    if (manifest.number("coupling", "entries").isPresent()) {
      throw refused(
          folder
              + " is a coupling, in which rows share partners; make the map with --unequal partial"
              + " to apply it");
    }
    if (manifest.number("counts", "pairs").orElse(0.0) == 0) {
      throw refused(folder + " is a map of no pairs");
    }
    return new SavedMap(session, folder, manifest);
  }

  private static JobException refused(String why) {
    return new JobException(ExitCode.INPUT_REFUSED, "--map " + why + "; nothing was written");
  }

  String runId() {
    return manifest.runId();
  }

  int dim() {
    return manifest.number("dim").orElseThrow().intValue();
  }

  long pairs() {
    return manifest.number("counts", "pairs").orElseThrow().longValue();
  }

  GroundCost cost() {
    return GroundCost.valueOf(manifest.configured("cost").orElse("").toUpperCase(Locale.ROOT));
  }

  /** How the run made points of rows. */
  PointRecipe recipe() {
    return new PointRecipe(
        cost(),
        Scaling.recorded(
            array(manifest.numbers("scaling", "shift")),
            array(manifest.numbers("scaling", "scale")),
            dim()),
        Long.parseLong(manifest.configured("seed").orElseThrow()));
  }

  /** A table of the map, and the columns that the run used. */
  TableSpec spec(Side side, Optional<String> location) {
    return RecordedInput.spec(manifest, side, location);
  }

  /** One of the two tables; only rows that are in pairs will be asked for. */
  CheckedCloud read(TableSpec table) {
    return CheckedCloud.read(session, table, recipe(), BadRowPolicy.DROP);
  }

  /**
   * The pairs with their vectors, persisted.
   *
   * @throws InputException if the tables are not what they were
   */
  RejoinedPairs pairs(CheckedCloud source, CheckedCloud target) {
    Dataset<Row> ids = LiteralPaths.reader(session).parquet(new Path(folder, "pairs").toString());
    RejoinedPairs joined =
        RejoinedPairs.of(
            ids,
            source.points(),
            target.points(),
            source.idType() instanceof StringType,
            target.idType() instanceof StringType);
    try {
      SumCosts.Total total = new SumCosts.Total();
      joined.pairs().mapPartitions(new SumCosts(cost())).collect().forEach(total::mergeWith);
      refuseOthers(total);
      return joined;
    } catch (Throwable failure) { // Scala throws checked exceptions that Java does not see.
      joined.unpersist();
      throw failure;
    }
  }

  private void refuseOthers(SumCosts.Total total) {
    String mend =
        "; name the tables as they were with --source and --target, or make the map anew; nothing"
            + " was written";
    if (total.pairs() != pairs()) {
      throw new InputException(
          List.of(
              String.format(
                  Locale.ROOT,
                  "the tables have changed since the map %s was made: of its %,d pairs, %,d have"
                      + " both rows still%s",
                  folder,
                  pairs(),
                  total.pairs(),
                  mend)));
    }
    double mean = total.cost() / total.pairs();
    double recorded = manifest.number("cost", "mean").orElse(Double.NaN);
    if (!(Math.abs(mean - recorded) <= ROUNDING * Math.abs(recorded))) {
      throw new InputException(
          List.of(
              "the tables have changed since the map %s was made: its pairs cost %s on average and not %s%s"
                  .formatted(folder, mean, recorded, mend)));
    }
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
