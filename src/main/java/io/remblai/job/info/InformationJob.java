package io.remblai.job.info;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.SideBySide;
import io.remblai.job.process.Steps;
import io.remblai.job.report.RunPage;
import io.remblai.job.run.PublishedRun;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.info.CountRows;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.estimate.EstimatorName;
import io.remblai.spark.info.estimate.Estimators;
import io.remblai.spark.info.estimate.Found;
import io.remblai.spark.info.estimate.InputRefusal;
import io.remblai.spark.info.estimate.SoftRecipes;
import io.remblai.spark.info.run.PerLabel;
import io.remblai.spark.info.run.SoftLines;
import io.remblai.spark.info.run.SoftRun;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One run of {@code information}. */
public final class InformationJob {

  private static final int STEPS = 4;

  private final SparkSession session;
  private final JavaSparkContext context;
  private final InformationOptions options;
  private final Console console;
  private final RunIdentity identity;
  private final Steps steps;
  private final PublishedRun published;
  private final RunPage page;
  private int step;

  private InformationJob(
      SparkSession session, InformationOptions options, boolean report, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.options = options;
    this.console = console;
    OutputFolder output = OutputFolder.at(options.out(), context.hadoopConfiguration());
    this.identity = RunIdentity.of(session, "information", tables(), options.configuration());
    this.steps = new Steps(context, "remblai-information-" + identity.runId());
    this.published = new PublishedRun("result", console, identity, steps, output, options.mode());
    this.page = new RunPage(session, published.staging(), report, console, steps);
  }

  /** All that is read, under names for the manifest. */
  private Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("input", options.asked().input());
    options
        .asked()
        .soft()
        .referencePoints()
        .ifPresent(table -> tables.put("reference_points", table));
    for (String output : options.asked().soft().states()) {
      tables.put("state " + output, SavedState.location(output));
    }
    return tables;
  }

  /**
   * Runs in the session that is there or in one of its own.
   *
   * @param report whether to write a report beside the estimates
   */
  public static ExitCode run(InformationOptions options, boolean report, Console console) {
    try (SessionScope scope = SessionScope.open("remblai information", console)) {
      InformationJob job = new InformationJob(scope.session(), options, report, console);
      return job.published.run(job::estimateAndPublish);
    }
  }

  /** Answers the status of what was published. */
  private String estimateAndPublish() {
    InfoTable table =
        InfoTable.of(
            options.asked().input(),
            identity.location("input", options.asked().input()).open(session),
            options.asked().columns());
    if (options.perLabel()) {
      PerLabel.check(table);
    }
    Found found = estimate(table);
    StagedEstimates staged =
        new StagedEstimates(session, published.staging(), table, found.groups());
    Dataset<Row> estimates = staged.estimates(found.lines());
    step(
        "write",
        "write estimates",
        () -> {
          SideBySide.run(
              () -> staged.write(estimates),
              () -> staged.writeRejects(found.counts(), options, found.soft().isPresent()),
              () -> found.soft().ifPresent(run -> staged.writeSoft(run, options)));
          return staged;
        });
    page.ofEstimates(estimates);
    InformationReport report = new InformationReport(identity, options, found, steps.seconds());
    staged.writeMetrics(report.metrics());
    published.publish(page.write(report.manifest()));
    report.summary().forEach(console::result);
    return Manifest.SUCCEEDED;
  }

  private Found estimate(InfoTable table) {
    console.progress("reading " + options.asked().input());
    Groups groups = step("look", "look at groups and labels", () -> Groups.of(table));
    Optional<SoftRun> soft =
        options.asked().asksFor(EstimatorName.SOFT)
            ? Optional.of(step("sum", "sum shares of all rows", () -> sum(table, groups)))
            : Optional.empty();
    RowCounts counts =
        soft.map(run -> run.state().counts())
            .orElseGet(() -> step("sum", "count rows", () -> count(table)));
    InputRefusal refusal = new InputRefusal(options.asked(), groups, counts, soft);
    refusal.check();
    Map<String, Long> rejects = refusal.byReason(); // before earlier rows are added
    console.progress("estimating");
    List<EstimateLine> others =
        step(
            "estimate",
            "estimate",
            () -> new Estimators(session, table, options.asked()).lines(groups, counts));
    Groups all = soft.map(run -> withSaved(table, run, groups)).orElse(groups);
    List<EstimateLine> lines = new ArrayList<>();
    soft.ifPresent(run -> lines.addAll(softLines(run, all)));
    lines.addAll(others);
    return new Found(all, counts, rejects, lines, soft);
  }

  /** Adds the sums of earlier runs; answers the groups of all. */
  private Groups withSaved(InfoTable table, SoftRun run, Groups groups) {
    Groups all = groups;
    if (options.asked().soft().saveState() || !options.asked().soft().states().isEmpty()) {
      SavedState saved = new SavedState(table, run);
      for (String output : options.asked().soft().states()) {
        all = saved.add(session, output, all);
      }
    }
    return all;
  }

  private SoftRun sum(InfoTable table, Groups groups) {
    SoftSettings settings =
        new SoftRecipes(context, options.asked())
            .settings(points -> identity.location("reference_points", points).open(session));
    return SoftRun.of(context, table, groups, settings, SoftRun.MOST_CELLS);
  }

  private static RowCounts count(InfoTable table) {
    return table.reduce(new CountRows(), new RowCounts(), new CountRows.Merge());
  }

  private List<EstimateLine> softLines(SoftRun run, Groups groups) {
    SoftLines lines = new SoftLines(run, options.asked().columns().labels());
    groups.keys().forEach(group -> lines.add(group, options.asked().pairs()));
    return lines.lines();
  }

  /** The next step, under its number. */
  private <T> T step(String name, String description, Supplier<T> work) {
    step++;
    return steps.run(name, "information %d/%d: %s".formatted(step, STEPS, description), work);
  }
}
