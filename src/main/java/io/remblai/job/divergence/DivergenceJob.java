package io.remblai.job.divergence;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.SideBySide;
import io.remblai.job.process.Steps;
import io.remblai.job.report.RunPage;
import io.remblai.job.run.Amounts;
import io.remblai.job.run.PublishedRun;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.divergence.TwoTables;
import io.remblai.spark.divergence.design.Design;
import io.remblai.spark.divergence.sample.HeldMeasures;
import io.remblai.spark.divergence.sum.SummedMeasures;
import io.remblai.spark.info.CountRows;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.table.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One run of {@code divergence}. */
public final class DivergenceJob {

  private static final int STEPS = 5;

  /** Sums of all groups that a task may hold, in bytes. */
  private static final long MOST_SUMS = 1L << 30;

  private final SparkSession session;
  private final JavaSparkContext context;
  private final DivergenceOptions options;
  private final Console console;
  private final RunIdentity identity;
  private final Steps steps;
  private final PublishedRun published;
  private final RunPage page;
  private int step;

  private DivergenceJob(
      SparkSession session, DivergenceOptions options, boolean report, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.options = options;
    this.console = console;
    OutputFolder output = OutputFolder.at(options.out(), context.hadoopConfiguration());
    this.identity =
        RunIdentity.of(
            session, "divergence", options.source(), options.target(), options.configuration());
    this.steps = new Steps(context, "remblai-divergence-" + identity.runId());
    this.published = new PublishedRun("result", console, identity, steps, output, options.mode());
    this.page = new RunPage(session, published.staging(), report, console, steps);
  }

  /**
   * Runs in the session that is there or in one of its own.
   *
   * @param report whether to write a report beside the measures
   */
  public static ExitCode run(DivergenceOptions options, boolean report, Console console) {
    try (SessionScope scope = SessionScope.open("remblai divergence", console)) {
      DivergenceJob job = new DivergenceJob(scope.session(), options, report, console);
      return job.published.run(job::measureAndPublish);
    }
  }

  /** Answers the status of what was published. */
  private String measureAndPublish() {
    TwoTables tables =
        TwoTables.of(
            open("source", options.source()),
            open("target", options.target()),
            options.columns(),
            options.whole());
    FoundDivergence found = measure(tables);
    StagedDivergence staged =
        new StagedDivergence(session, published.staging(), tables, found.counted());
    Dataset<Row> estimates = staged.estimates(found.lines());
    step(
        "write",
        "write measures",
        () -> {
          SideBySide.run(() -> staged.write(estimates), () -> staged.writeRejects(options));
          return staged;
        });
    page.ofEstimates(estimates);
    DivergenceReport report = new DivergenceReport(identity, options, found, steps.seconds());
    staged.writeMetrics(report.metrics());
    published.publish(page.write(report.manifest()));
    report.summary().forEach(console::result);
    return Manifest.SUCCEEDED;
  }

  private Dataset<Row> open(String input, String location) {
    return identity.location(input, location).open(session);
  }

  private FoundDivergence measure(TwoTables tables) {
    console.progress("reading " + options.source() + " and " + options.target());
    CountedSides counted = step("count", "count rows and groups", () -> count(tables));
    int dim = counted.checkedLength();
    DivergenceSettings settings = options.settings(counted.usualRows());
    List<EstimateLine> lines = new ArrayList<>();
    Optional<Design> design = Optional.empty();
    if (options.measures().stream().anyMatch(Measure::summed)) {
      console.progress("summing over all rows");
      SummedMeasures summed = new SummedMeasures(context, tables, settings);
      Design fitted = step("fit", "fit kernel and clusters to a sample", () -> summed.design(dim));
      checkMemory(summed, fitted, counted.groups());
      design = Optional.of(fitted);
      lines.addAll(step("sum", "sum all rows", () -> summed.lines(fitted, counted.parts())));
    }
    if (!options.measures().stream().allMatch(Measure::summed)) {
      console.progress("comparing samples");
      lines.addAll(
          step(
              "compare", "compare samples", () -> HeldMeasures.of(context, tables, settings, dim)));
    }
    List<EstimateLine> ordered = new OrderedLines(counted, settings, dim).of(lines);
    return new FoundDivergence(counted, settings, design, ordered);
  }

  private CountedSides count(TwoTables tables) {
    RowCounts source = count(tables.source(), Side.SOURCE);
    RowCounts target = count(tables.target(), Side.TARGET);
    return new CountedSides(options, tables.groups(options.whole()), source, target);
  }

  private static RowCounts count(InfoTable table, Side side) {
    RowCounts counts = table.reduce(new CountRows(), new RowCounts(), new CountRows.Merge());
    if (counts.rows() == 0) {
      throw new InputException(List.of(side + " has no rows; nothing was written"));
    }
    return counts;
  }

  private void checkMemory(SummedMeasures summed, Design design, Groups groups) {
    long bytes = summed.bytes(design, groups.keys().size());
    if (bytes > MOST_SUMS) {
      throw new InputException(
          List.of(
              String.format(
                  Locale.ROOT,
                  "the sums of %,d groups take %s, and a task may hold %s. Name coarser"
                      + " --group-cols, or lower --frequencies, --clusters or --nulls; nothing was"
                      + " written",
                  groups.keys().size(),
                  Amounts.bytes(bytes),
                  Amounts.bytes(MOST_SUMS))));
    }
  }

  /** The next step, under its number. */
  private <T> T step(String name, String description, Supplier<T> work) {
    step++;
    return steps.run(name, "divergence %d/%d: %s".formatted(step, STEPS, description), work);
  }
}
