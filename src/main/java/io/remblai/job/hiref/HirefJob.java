package io.remblai.job.hiref;

import io.remblai.job.bound.BoundSearch;
import io.remblai.job.bound.BoundSearch.Found;
import io.remblai.job.bound.BoundText;
import io.remblai.job.bound.Certify;
import io.remblai.job.hiref.mass.Foreseen;
import io.remblai.job.hiref.mass.MassSearch;
import io.remblai.job.hiref.unequal.FoundMap;
import io.remblai.job.output.Checkpoints;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.Steps;
import io.remblai.job.report.RunPage;
import io.remblai.job.run.PublishedRun;
import io.remblai.job.run.RunIdentity;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.Side;
import io.remblai.spark.checkpoint.CheckpointStore;
import io.remblai.spark.checkpoint.StageFolders;
import io.remblai.spark.checkpoint.pairs.CloudPair;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.progress.StageKeeper;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StringType;

/** One run of {@code hiref}. */
public final class HirefJob {

  /** Of a run without a bound. */
  private static final int STEPS = 5;

  private final SparkSession session;
  private final JavaSparkContext context;
  private final HirefOptions options;
  private final Console console;
  private final RunIdentity identity;
  private final Steps steps;
  private final PublishedRun published;
  private final RunPage page;
  private int step;

  private HirefJob(SparkSession session, HirefOptions options, boolean report, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.options = options;
    this.console = console;
    OutputFolder output =
        OutputFolder.at(options.out().orElseThrow(), context.hadoopConfiguration());
    this.identity =
        RunIdentity.of(
            session, "hiref", options.source(), options.target(), options.configuration());
    this.steps = new Steps(context, "remblai-hiref-" + identity.runId());
    this.published = new PublishedRun("map", console, identity, steps, output, options.mode());
    this.page = new RunPage(session, published.staging(), report, console, steps);
  }

  /**
   * Runs, or only plans, in the session that is there or in one of its own.
   *
   * @param report whether to write a report beside the map
   */
  public static ExitCode run(HirefOptions options, boolean report, Console console) {
    try (SessionScope scope = SessionScope.open("remblai hiref", console)) {
      return options.dryRun()
          ? new PlanJob(scope.session(), options, console).run()
          : new HirefJob(scope.session(), options, report, console).run();
    }
  }

  private ExitCode run() {
    return published.run(this::mapAndPublish);
  }

  /** Answers the status of what was published. */
  private String mapAndPublish() {
    CheckedClouds clouds = read();
    try {
      RefinePlan plan =
          PlanJob.plan(
              options.masses().sources(clouds.sourcePoints()),
              options.masses().targets(clouds.targetPoints()),
              clouds.dim(),
              options.refine());
      announce(clouds);
      FoundMap map = solve(clouds, plan);
      Optional<Found> bound = bound(clouds, map);
      StagedResult staged = new StagedResult(session, published.staging(), clouds, options);
      write(staged, map, bound);
      check(staged, map, bound);
      page.ofMap(map.pairs(), map.count(), map.stages(), options.refine().cost(), clouds.dim());
      map.unpersist();
      RunReport report =
          new RunReport(
              identity, options, clouds, plan, map, bound.map(Found::bound), steps.seconds());
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

  /** What nobody should find out from the output only. */
  private void announce(CheckedClouds clouds) {
    Foreseen.warnings(
            options.match(),
            options.masses(),
            options.checkpoints(),
            clouds.sourcePoints(),
            clouds.targetPoints())
        .forEach(text -> console.progress("warning: " + text));
  }

  private FoundMap solve(CheckedClouds clouds, RefinePlan plan) {
    console.progress("solving: " + PlanText.line(options, clouds, plan));
    StageProgress progress =
        new StageProgress(plan, options.refine().rematchRounds().isEmpty(), console);
    try (StageGauges gauges = StageGauges.register(progress)) {
      return step(
          "solve",
          "split, solve, rematch",
          () ->
              new MassSearch(
                      context,
                      options.refine(),
                      options.match(),
                      options.masses(),
                      options.bound(),
                      gauges)
                  .map(clouds, () -> keeper(clouds)));
    }
  }

  /** Keeps the stages beside the output. */
  private StageKeeper keeper(CheckedClouds clouds) {
    Checkpoints checkpoints = published.checkpoints();
    StageFolders folders =
        new StageFolders(
            checkpoints.files(),
            checkpoints.path(),
            options.keepCheckpoints(),
            () -> checkpoints.announce(published.now()));
    CloudPair kept =
        new CloudPair(
            clouds.source(),
            clouds.target(),
            clouds.idType(Side.SOURCE) instanceof StringType,
            clouds.idType(Side.TARGET) instanceof StringType);
    return new CheckpointStore(
        session, folders, options.checkpoints(), kept, line -> console.progress("  " + line));
  }

  private Optional<Found> bound(CheckedClouds clouds, FoundMap map) {
    Certify certify = certify();
    if (certify == Certify.NONE) {
      return Optional.empty();
    }
    int cores = context.defaultParallelism();
    console.progress(
        "bounding: " + BoundText.work(certify, clouds.sourcePoints(), clouds.dim(), cores));
    BoundSearch search =
        new BoundSearch(
            context,
            options.refine().cost(),
            options.refine().seed(),
            options.masses().isDefault());
    return Optional.of(
        step("bound", "bound the least cost", () -> bound(search, certify, clouds, map)));
  }

  private static Found bound(
      BoundSearch search, Certify certify, CheckedClouds clouds, FoundMap map) {
    if (map.coupled().isPresent()) {
      return BoundSearch.coupled(certify, map.coupled().get());
    }
    if (map.partial().isPresent()) {
      boolean exchanged = map.larger().equals(Optional.of(Side.SOURCE));
      return search.partial(certify, map.partial().get(), clouds.dim(), exchanged);
    }
    return certify == Certify.FULL
        ? search.full(clouds, map.pairs(), map.meanCost())
        : search.fast(clouds, map.pairs(), map.meanCost());
  }

  /** Bounds are of all pairs that there can be; nothing bounds a map of fewer. */
  private Certify certify() {
    return options.match().maxCost().isPresent() ? Certify.NONE : options.bound().certify();
  }

  private void write(StagedResult staged, FoundMap map, Optional<Found> bound) {
    console.progress("writing");
    step(
        "write",
        "write pairs",
        () -> {
          staged.write(map, bound.flatMap(Found::certificate));
          return staged;
        });
  }

  private void check(StagedResult staged, FoundMap map, Optional<Found> bound) {
    console.progress("checking what was written");
    step(
        "check",
        "check that what was written is a bijection",
        () -> {
          staged.check(map, bound.flatMap(Found::certificate));
          return staged;
        });
  }

  private void publish(StagedResult staged, RunReport report) {
    step(
        "publish",
        "publish",
        () -> {
          staged.writeMetrics(report.metrics());
          published.publish(page.write(report.manifest()));
          published.checkpoints().finish(options.keepCheckpoints());
          return report;
        });
  }

  /** The next step, under its number. */
  private <T> T step(String name, String description, Supplier<T> work) {
    step++;
    int steps = certify() == Certify.NONE ? STEPS : STEPS + 1;
    return this.steps.run(name, "hiref %d/%d: %s".formatted(step, steps, description), work);
  }
}
