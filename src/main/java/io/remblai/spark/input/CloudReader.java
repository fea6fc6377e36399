package io.remblai.spark.input;

import io.remblai.geometry.GroundCost;
import io.remblai.math.Seeds;
import io.remblai.spark.PointLayout;
import io.remblai.spark.Side;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableColumns;
import io.remblai.spark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Reads two tables of vectors into clouds of points, refusing or setting aside what cannot be used.
 *
 * <p>Points are stored as floats. Columns read as double are first shifted by their mean over both
 * clouds, so that a large common offset does not cost precision. The result is a function of the
 * two sets of rows, however they are spread over files and partitions.
 */
public final class CloudReader {

  /**
   * Settings of reading.
   *
   * @param cost the ground cost; for the cosine, points are brought to unit length
   * @param standardize applied before that
   * @param onBadRow what to do with rows that cannot be used
   * @param seed seed of the run, for the rows' keys
   * @param spaces whether the features of both tables are of one space
   */
  public record Options(
      GroundCost cost, Standardize standardize, BadRowPolicy onBadRow, long seed, Spaces spaces) {

    public Options {
      if (spaces == Spaces.APART && standardize != Standardize.NONE) {
        throw new IllegalArgumentException("tables of two spaces cannot be scaled alike");
      }
    }

    /** For tables of one space. */
    public Options(GroundCost cost, Standardize standardize, BadRowPolicy onBadRow, long seed) {
      this(cost, standardize, onBadRow, seed, Spaces.SHARED);
    }
  }

  /** How stored coordinates of either table come from those that were read; empty: as they are. */
  private record Scalings(Optional<Scaling> source, Optional<Scaling> target) {}

  private static final String DESCRIPTION = "spark.job.description";

  private final SparkSession spark;
  private final Options options;

  public CloudReader(SparkSession spark, Options options) {
    this.spark = spark;
    this.options = options;
  }

  /**
   * Reads and checks both tables; the clouds are cached when this returns.
   *
   * @throws InputException with every problem of both tables that could be known
   */
  public CheckedClouds read(TableSpec source, TableSpec target) {
    requireSides(source, target);
    List<String> problems = new ArrayList<>();
    Optional<TableColumns.Projection> left = InputTable.open(source, spark, problems);
    Optional<TableColumns.Projection> right = InputTable.open(target, spark, problems);
    if (left.isEmpty() || right.isEmpty()) {
      throw new InputException(problems);
    }
    TableColumns.commonTags(
        left.get().tags(), right.get().tags()); // refused before anything is read
    List<Runnable> undo = new ArrayList<>();
    try {
      InputTable from = ids(source, left.get());
      InputTable to = ids(target, right.get());
      Scalings scalings = scalings(from, to);
      CheckedTable first = rows(from, scalings.source(), undo);
      CheckedTable second = rows(to, scalings.target(), undo);
      refuseIfBad(from, first.summary(), to, second.summary());
      return new CheckedClouds(
          first, second, known(scalings.source(), first), known(scalings.target(), second));
    } catch (Throwable failure) { // Scala throws checked exceptions that Java does not see.
      undo.forEach(Runnable::run);
      throw failure;
    }
  }

  private static Scaling known(Optional<Scaling> scaling, CheckedTable table) {
    return scaling.orElseGet(() -> Scaling.identity(table.summary().dimension().orElseThrow()));
  }

  private static void requireSides(TableSpec source, TableSpec target) {
    if (source.side() != Side.SOURCE || target.side() != Side.TARGET) {
      throw new IllegalArgumentException(
          "tables must be source and target in this order, not "
              + source.side()
              + " and "
              + target.side());
    }
  }

  private InputTable ids(TableSpec spec, TableColumns.Projection projection) {
    return described("check ids of " + spec.described(), () -> InputTable.of(spec, projection));
  }

  private Scalings scalings(InputTable source, InputTable target) {
    boolean shared = options.spaces() == Spaces.SHARED;
    boolean joined = source.layout().isPresent() || target.layout().isPresent();
    if (shared && !joined) {
      Optional<Scaling> both = scaling(source, target);
      return new Scalings(both, both);
    }
    StatisticsPass.Result first = statistics(source, false);
    StatisticsPass.Result second = statistics(target, false);
    refuseIfBad(source, first.summary(), target, second.summary());
    ColumnStatistics x = first.statistics().orElseThrow();
    ColumnStatistics y = second.statistics().orElseThrow();
    return new Scalings(
        Optional.of(shift(source, x, shared ? Optional.of(y) : Optional.empty())),
        Optional.of(shift(target, y, shared ? Optional.of(x) : Optional.empty())));
  }

  private Scaling shift(InputTable table, ColumnStatistics own, Optional<ColumnStatistics> other) {
    PointLayout layout = table.layout().orElseGet(() -> PointLayout.plain(own.dim()));
    return PartShifts.of(own, other, layout, options.cost());
  }

  /** One pass over both tables for their statistics, where the settings or types need any. */
  private Optional<Scaling> scaling(InputTable source, InputTable target) {
    boolean standardise = options.standardize() == Standardize.ZSCORE;
    // A shift would change the angle between two vectors.
    boolean centre =
        options.cost() != GroundCost.COSINE && (source.isDouble() || target.isDouble());
    if (!standardise && !centre) {
      return Optional.empty();
    }
    StatisticsPass.Result first = statistics(source, standardise);
    StatisticsPass.Result second = statistics(target, standardise);
    refuseIfBad(source, first.summary(), target, second.summary());
    ColumnStatistics both =
        first.statistics().orElseThrow().mergeWith(second.statistics().orElseThrow());
    return Optional.of(standardise ? both.standardising() : both.centring());
  }

  private StatisticsPass.Result statistics(InputTable table, boolean deviations) {
    StatisticsPass anyDim = new StatisticsPass(deviations);
    StatisticsPass pass = table.layout().map(layout -> anyDim.withDim(layout.dim())).orElse(anyDim);
    return described(
        "column statistics of " + table.spec().described(), () -> table.statistics(pass));
  }

  private CheckedTable rows(InputTable table, Optional<Scaling> scaling, List<Runnable> undo) {
    PointEncoder whole =
        scaling
            .map(known -> PointEncoder.scaled(known, options.cost()))
            .orElse(PointEncoder.asRead(options.cost()));
    PointEncoder encoder =
        table.layout().map(layout -> whole.withFeatures(layout.features())).orElse(whole);
    long sideKey = Seeds.key(options.seed(), table.spec().side().stream());
    BlockPass anyDim = new BlockPass(encoder, sideKey, options.onBadRow() != BadRowPolicy.FAIL);
    BlockPass pass = scaling.map(known -> anyDim.withDim(known.dim())).orElse(anyDim);
    CheckedTable checked =
        described("read and check " + table.spec().described(), () -> table.check(pass));
    undo.add(() -> checked.chunks().unpersist());
    return checked;
  }

  private void refuseIfBad(
      InputTable source, ReadSummary sourceRows, InputTable target, ReadSummary targetRows) {
    new InputProblems(options.onBadRow(), options.spaces())
        .refuseIfAny(source, sourceRows, target, targetRows);
  }

  /** Runs a step under a description for Spark's web page, then puts back the caller's. */
  private <T> T described(String step, Supplier<T> work) {
    String before = spark.sparkContext().getLocalProperty(DESCRIPTION);
    spark.sparkContext().setLocalProperty(DESCRIPTION, step);
    try {
      return work.get();
    } finally {
      spark.sparkContext().setLocalProperty(DESCRIPTION, before);
    }
  }
}
