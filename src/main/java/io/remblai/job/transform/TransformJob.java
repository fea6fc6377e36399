package io.remblai.job.transform;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.Steps;
import io.remblai.job.report.RunPage;
import io.remblai.job.run.PublishedRun;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedCloud;
import io.remblai.spark.pairing.RejoinedPairs;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.transform.DistributedTransform;
import io.remblai.spark.transform.MovedCloud;
import io.remblai.spark.transform.TransformSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One run of {@code transform}. */
public final class TransformJob {

  private static final int STEPS = 6;

  private final SparkSession session;
  private final JavaSparkContext context;
  private final TransformOptions options;
  private final Console console;
  private final SavedMap map;
  private final TransformSettings settings;
  private final RunIdentity identity;
  private final Steps steps;
  private final PublishedRun published;
  private final RunPage page;
  private final List<Runnable> undo = new ArrayList<>();
  private int step;

  private TransformJob(
      SparkSession session, TransformOptions options, boolean report, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.options = options;
    this.console = console;
    this.map = SavedMap.at(session, options.map());
    this.settings = options.settings(map.dim());
    OutputFolder output = OutputFolder.at(options.out(), context.hadoopConfiguration());
    this.identity =
        RunIdentity.of(
            session,
            "transform",
            Map.of("input", options.input()),
            options.configuration(map.runId()));
    this.steps = new Steps(context, "remblai-transform-" + identity.runId());
    this.published = new PublishedRun("result", console, identity, steps, output, options.mode());
    this.page = new RunPage(session, published.staging(), report, console, steps);
  }

  /**
   * Runs in the session that is there or in one of its own.
   *
   * @param report whether to write a report beside the rows
   */
  public static ExitCode run(TransformOptions options, boolean report, Console console) {
    try (SessionScope scope = SessionScope.open("remblai transform", console)) {
      TransformJob job = new TransformJob(scope.session(), options, report, console);
      return job.published.run(job::mapAndPublish);
    }
  }

  /** Answers the status of what was published. */
  private String mapAndPublish() {
    try {
      CheckedCloud input = readInput();
      CheckedCloud source = readTable(map.spec(Side.SOURCE, options.source()));
      CheckedCloud target = readTable(map.spec(Side.TARGET, options.target()));
      RejoinedPairs pairs = join(source, target);
      MovedCloud moved = map(pairs, input);
      StagedTransform staged = new StagedTransform(session, published.staging());
      write(staged, moved, input, source, target);
      page.ofMoved();
      TransformReport report =
          new TransformReport(
              identity, options, settings, map, input.summary(), moved, steps.seconds());
      staged.writeMetrics(report.metrics());
      published.publish(page.write(report.manifest()));
      report.summary().forEach(console::result);
      return Manifest.SUCCEEDED;
    } finally {
      undo.forEach(Runnable::run);
    }
  }

  private CheckedCloud readInput() {
    console.progress("reading " + options.input());
    TableSpec like = map.spec(Side.SOURCE, options.source());
    TableSpec spec =
        new TableSpec(
            Side.SOURCE,
            identity.location("input", options.input()),
            options.idColumn().orElse(like.idColumn()),
            options.features().orElse(like.features()));
    CheckedCloud input =
        step(
            "read",
            "read and check the new rows",
            () -> CheckedCloud.read(session, spec, map.recipe(), options.badRows()));
    undo.add(input::unpersist);
    return input;
  }

  private CheckedCloud readTable(TableSpec table) {
    console.progress("reading " + table.location());
    CheckedCloud cloud =
        step("read", "read the %s of the map".formatted(table.side()), () -> map.read(table));
    undo.add(cloud::unpersist);
    return cloud;
  }

  private RejoinedPairs join(CheckedCloud source, CheckedCloud target) {
    console.progress("joining the pairs of " + options.map());
    RejoinedPairs pairs =
        step("join", "join the pairs with their vectors", () -> map.pairs(source, target));
    undo.add(pairs::unpersist);
    return pairs;
  }

  private MovedCloud map(RejoinedPairs pairs, CheckedCloud input) {
    console.progress("mapping");
    MovedCloud moved =
        step(
            "map",
            "map the new rows",
            () ->
                new DistributedTransform(context, settings, map.recipe())
                    .map(pairs.pairs(), map.pairs(), input.points(), input.count()));
    undo.add(moved::unpersist);
    return moved;
  }

  private void write(
      StagedTransform staged,
      MovedCloud moved,
      CheckedCloud input,
      CheckedCloud source,
      CheckedCloud target) {
    console.progress("writing");
    step(
        "write",
        "write, read back and check",
        () -> {
          staged.write(
              moved.table(session, input.idType(), source.idType(), target.idType()),
              input,
              options.badRows());
          staged.check(input, map.dim());
          return staged;
        });
  }

  /** The next step, under its number. */
  private <T> T step(String name, String description, Supplier<T> work) {
    step++;
    return steps.run(name, "transform %d/%d: %s".formatted(step, STEPS, description), work);
  }
}
