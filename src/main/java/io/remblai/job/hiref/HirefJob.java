package io.remblai.job.hiref;

import io.remblai.job.hiref.quality.Appraisal;
import io.remblai.job.hiref.warm.WarmStart;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.Steps;
import io.remblai.job.report.RunPage;
import io.remblai.job.run.PublishedRun;
import io.remblai.job.run.RunIdentity;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.judge.BoundSearch.Found;
import io.remblai.spark.map.FoundMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One run of {@code hiref}. */
public final class HirefJob {

  /** Of a run that only maps. */
  private static final int STEPS = 5;

  private final SparkSession session;
  private final JavaSparkContext context;
  private final HirefOptions options;
  private final Console console;
  private final RunIdentity identity;
  private final Steps steps;
  private final PublishedRun published;
  private final RunPage page;
  private final WarmStart warm;
  private final MapJudge judge;
  private int step;

  private HirefJob(SparkSession session, HirefOptions options, boolean report, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.options = options;
    this.console = console;
    OutputFolder output =
        OutputFolder.at(options.out().orElseThrow(), context.hadoopConfiguration());
    this.warm = WarmStart.of(session, options.warm());
    this.identity =
        RunIdentity.of(
            session, "hiref", options.source(), options.target(), warm.in(options.configuration()));
    this.steps = new Steps(context, "remblai-hiref-" + identity.runId());
    this.published = new PublishedRun("map", console, identity, steps, output, options.mode());
    this.judge = new MapJudge(context, options);
    this.page = new RunPage(session, published.staging(), report, console, steps);
  }

  /**
   * Runs, or only plans, in the session that is there or in one of its own.
   *
   * @param report whether to write a report beside the map
   */
  public static ExitCode run(HirefOptions options, boolean report, Console console) {
    try (SessionScope scope = SessionScope.open("remblai hiref", console)) {
      if (options.dryRun()) {
        return new PlanJob(scope.session(), options, console).run();
      }
      HirefJob job = new HirefJob(scope.session(), options, report, console);
      return job.published.run(job::mapAndPublish);
    }
  }

  /** Answers the status of what was published. */
  private String mapAndPublish() {
    CheckedClouds clouds = read();
    try {
      Appraisal.check(session, options.quality(), clouds);
      Layout layout = layOut(clouds);
      FoundMap map = solve(clouds, layout);
      Optional<Found> bound = bound(clouds, map);
      Appraisal appraisal = appraise(clouds, map, bound);
      StagedResult staged = new StagedResult(session, published.staging(), clouds, options);
      write(staged, map, bound, appraisal);
      check(staged, map, bound, appraisal);
      draw(clouds, map, appraisal);
      appraisal.unpersist();
      map.unpersist();
      RunReport report =
          new RunReport(
              identity,
              options,
              clouds,
              layout.plan(),
              map,
              bound.map(Found::bound),
              appraisal,
              steps.seconds());
      publish(staged, report);
      report.summary().forEach(console::result);
      return report.status();
    } finally {
      clouds.unpersist();
    }
  }

  private CheckedClouds read() {
    console.progress("reading " + options.source() + " and " + options.target());
    return step(
        "read", "read and check both tables", () -> Inputs.read(session, identity, options));
  }

  private Layout layOut(CheckedClouds clouds) {
    warm.requireEqualSizes(clouds);
    Layout layout =
        options.pairing().isGrouped()
            ? step("count", "count the rows of each group", () -> Layout.of(clouds, options))
            : Layout.of(clouds, options);
    layout.warnings(clouds, options).forEach(warning -> console.progress("warning: " + warning));
    return layout;
  }

  private FoundMap solve(CheckedClouds clouds, Layout layout) {
    console.progress("solving: " + layout.line(clouds, options));
    RunKeeper keeper = new RunKeeper(session, published, options, warm, console);
    try {
      return step(
          "solve",
          options.pairing().isGrouped() ? "solve every group" : "split, solve, rematch",
          () -> new MapFinder(context, options, console).map(clouds, layout, keeper));
    } finally {
      warm.unpersist();
    }
  }

  private Optional<Found> bound(CheckedClouds clouds, FoundMap map) {
    if (!judge.isAsked()) {
      return Optional.empty();
    }
    if (map.groups().isPresent()) {
      return Optional.of(judge.bound(clouds, map));
    }
    console.progress("bounding: " + judge.work(clouds));
    return Optional.of(step("bound", "bound the least cost", () -> judge.bound(clouds, map)));
  }

  private Appraisal appraise(CheckedClouds clouds, FoundMap map, Optional<Found> bound) {
    if (!options.quality().isAny()) {
      return Appraisal.NONE;
    }
    console.progress("measuring pairs and columns");
    return step(
        "quality",
        "measure quality and balance",
        () ->
            Appraisal.of(
                session,
                options.refine(),
                options.quality(),
                clouds,
                map,
                bound.flatMap(Found::certificate)));
  }

  private void write(
      StagedResult staged, FoundMap map, Optional<Found> bound, Appraisal appraisal) {
    console.progress("writing");
    step(
        "write",
        "write pairs",
        () -> {
          staged.write(map, bound.flatMap(Found::certificate), appraisal);
          return staged;
        });
  }

  private void check(
      StagedResult staged, FoundMap map, Optional<Found> bound, Appraisal appraisal) {
    console.progress("checking what was written");
    step(
        "check",
        "check that what was written is a bijection",
        () -> {
          staged.check(map, bound.flatMap(Found::certificate), appraisal);
          return staged;
        });
  }

  private void draw(CheckedClouds clouds, FoundMap map, Appraisal appraisal) {
    page.ofMap(
        map.pairs(),
        map.count(),
        map.stages(),
        options.refine().cost(),
        clouds.dim(),
        appraisal.balance());
  }

  private void publish(StagedResult staged, RunReport report) {
    step(
        "publish",
        "publish",
        () -> {
          staged.writeMetrics(report.metrics());
          published.publish(page.write(warm.told(report.manifest())));
          published.checkpoints().finish(options.keepCheckpoints());
          return report;
        });
  }

  /** The next step, under its number. */
  private <T> T step(String name, String description, Supplier<T> work) {
    step++;
    boolean counted = options.pairing().isGrouped(); // and then bounded on the way
    int steps = STEPS + (counted || judge.isAsked() ? 1 : 0) + (options.quality().isAny() ? 1 : 0);
    return this.steps.run(name, "hiref %d/%d: %s".formatted(step, steps, description), work);
  }
}
