package io.remblai.job.info.plane;

import io.remblai.job.info.InformationOptions;
import io.remblai.job.info.InformationReport;
import io.remblai.job.info.StagedEstimates;
import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.SideBySide;
import io.remblai.job.process.Steps;
import io.remblai.job.report.ReportedPlane;
import io.remblai.job.report.RunPage;
import io.remblai.job.run.PublishedRun;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.estimate.Found;
import io.remblai.spark.info.estimate.InputRefusal;
import io.remblai.spark.info.estimate.SoftRecipes;
import io.remblai.spark.info.plane.LabelJoints;
import io.remblai.spark.info.plane.PlaneCurves;
import io.remblai.spark.info.plane.PlaneMeasure;
import io.remblai.spark.info.plane.PlanePoints;
import io.remblai.spark.info.plane.Trajectories;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.info.run.PerLabel;
import io.remblai.spark.info.run.SoftLines;
import io.remblai.spark.info.run.SoftRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One run of {@code information-plane}. */
public final class PlaneJob {

  private static final String COMMAND = "information-plane";

  private static final int STEPS = 5;

  private final SparkSession session;
  private final JavaSparkContext context;
  private final PlaneOptions plane;
  private final InformationOptions options;
  private final Console console;
  private final RunIdentity identity;
  private final Steps steps;
  private final PublishedRun published;
  private final RunPage page;
  private int step;

  private PlaneJob(SparkSession session, PlaneOptions plane, boolean report, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.plane = plane;
    this.options = plane.information();
    this.console = console;
    OutputFolder output = OutputFolder.at(options.out(), context.hadoopConfiguration());
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("input", options.asked().input());
    options
        .asked()
        .soft()
        .referencePoints()
        .ifPresent(table -> tables.put("reference_points", table));
    this.identity = RunIdentity.of(session, COMMAND, tables, plane.configuration());
    this.steps = new Steps(context, "remblai-" + COMMAND + "-" + identity.runId());
    this.published = new PublishedRun("result", console, identity, steps, output, options.mode());
    this.page = new RunPage(session, published.staging(), report, console, steps);
  }

  /**
   * Runs in the session that is there or in one of its own.
   *
   * @param report whether to write a report beside the points
   */
  public static ExitCode run(PlaneOptions options, boolean report, Console console) {
    try (SessionScope scope = SessionScope.open("remblai " + COMMAND, console)) {
      PlaneJob job = new PlaneJob(scope.session(), options, report, console);
      return job.published.run(job::measureAndPublish);
    }
  }

  /** Answers the status of what was published. */
  private String measureAndPublish() {
    InfoTable table =
        InfoTable.of(
            options.asked().input(),
            identity.location("input", options.asked().input()).open(session),
            options.asked().columns());
    PlaneTables tables = new PlaneTables(session, plane, table);
    if (options.perLabel()) {
      PerLabel.check(table);
    }
    PlaneFound found = measure(table);
    StagedEstimates staged =
        new StagedEstimates(session, published.staging(), table, found.information().groups());
    ReportedPlane shown =
        new ReportedPlane(
            staged.estimates(found.information().lines()),
            tables.plane(found),
            tables.bound(found),
            plane.order());
    step(
        "write",
        "write points and curves",
        () -> {
          SideBySide.run(
              () -> staged.write(shown.estimates()),
              () -> staged.writeRejects(found.information().counts(), options, true),
              () -> staged.writeSoft(found.information().soft().orElseThrow(), options),
              () -> staged.save("plane", shown.plane().coalesce(1)),
              () -> staged.save("bound", shown.bound().coalesce(1)));
          return staged;
        });
    page.ofPlane(shown);
    PlaneReport report =
        new PlaneReport(
            plane,
            found,
            new InformationReport(identity, options, found.information(), steps.seconds()));
    staged.writeMetrics(report.metrics());
    published.publish(page.write(report.manifest()));
    report.summary().forEach(console::result);
    return Manifest.SUCCEEDED;
  }

  private PlaneFound measure(InfoTable table) {
    console.progress("reading " + options.asked().input());
    Groups groups = step("look", "look at groups and labels", () -> Groups.of(table));
    Trajectories trajectories = new Trajectories(groups, plane.orderColumn());
    SoftRun run = step("sum", "sum shares of all rows", () -> sum(table, groups));
    InputRefusal refusal =
        new InputRefusal(options.asked(), groups, run.state().counts(), Optional.of(run));
    refusal.check();
    SoftLines lines = new SoftLines(run, options.asked().columns().labels());
    groups.keys().forEach(group -> lines.add(group, options.asked().pairs()));
    Found information =
        new Found(
            groups, run.state().counts(), refusal.byReason(), lines.lines(), Optional.of(run));
    List<LabelJoints> joints = new ArrayList<>();
    try {
      step("joint", "count pairs of labels", () -> count(table, joints));
      console.progress("searching for bottleneck curves");
      PlaneCurves curves =
          step(
              "curves",
              "search for bottleneck curves",
              () -> PlaneCurves.search(context, joints, groups.keys(), plane.curves()));
      List<PlaneMeasure> points =
          PlanePoints.of(run, groups.keys(), options.asked().pairs(), curves);
      return new PlaneFound(information, points, curves.all(), trajectories);
    } finally {
      joints.forEach(LabelJoints::close);
    }
  }

  private SoftRun sum(InfoTable table, Groups groups) {
    return SoftRun.of(
        context,
        table,
        groups,
        new SoftRecipes(context, options.asked())
            .settings(points -> identity.location("reference_points", points).open(session)),
        SoftRun.MOST_CELLS);
  }

  private List<LabelJoints> count(InfoTable table, List<LabelJoints> joints) {
    for (LabelPair pair : options.asked().pairs()) {
      joints.add(LabelJoints.of(table, pair));
    }
    return joints;
  }

  /** The next step, under its number. */
  private <T> T step(String name, String description, Supplier<T> work) {
    step++;
    return steps.run(name, COMMAND + " %d/%d: %s".formatted(step, STEPS, description), work);
  }
}
