package io.remblai.job.frlc;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.Steps;
import io.remblai.job.report.CouplingTables;
import io.remblai.job.report.RunPage;
import io.remblai.job.run.PublishedRun;
import io.remblai.job.run.RunIdentity;
import io.remblai.lowrank.FrlcResult;
import io.remblai.lowrank.coupling.CouplingInformation;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.DistributedMap;
import io.remblai.spark.DistributedRefinement;
import io.remblai.spark.lowrank.problem.FactoredClouds;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One run of {@code frlc}. */
public final class FrlcJob {

  /** Of a run without a map. */
  private static final int STEPS = 7;

  /** Pairs of rows that are looked at for the coupling's information: a few seconds of one core. */
  private static final long LOOKED_AT = 1L << 27;

  private static final int LEAST_SAMPLE = 64;
  private static final int MOST_SAMPLE = 4096;

  private final SparkSession session;
  private final JavaSparkContext context;
  private final FrlcJobOptions options;
  private final Console console;
  private final RunIdentity identity;
  private final Steps steps;
  private final PublishedRun published;
  private final RunPage page;
  private int step;

  private FrlcJob(SparkSession session, FrlcJobOptions options, boolean report, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.options = options;
    this.console = console;
    OutputFolder output =
        OutputFolder.at(options.out().orElseThrow(), context.hadoopConfiguration());
    this.identity =
        RunIdentity.of(
            session, "frlc", options.source(), options.target(), options.configuration());
    this.steps = new Steps(context, "remblai-frlc-" + identity.runId());
    this.published = new PublishedRun("coupling", console, identity, steps, output, options.mode());
    this.page = new RunPage(session, published.staging(), report, console, steps);
  }

  /**
   * Runs, or only plans, in the session that is there or in one of its own.
   *
   * @param report whether to write a report beside the coupling
   */
  public static ExitCode run(FrlcJobOptions options, boolean report, Console console) {
    try (SessionScope scope = SessionScope.open("remblai frlc", console)) {
      if (options.dryRun()) {
        return new CouplingPlan(scope.session(), options, console).run();
      }
      FrlcJob job = new FrlcJob(scope.session(), options, report, console);
      return job.published.run(job::coupleAndPublish);
    }
  }

  /** Answers the status of what was published. */
  private String coupleAndPublish() {
    CouplingInputs inputs = read();
    Optional<DistributedMap> map = Optional.empty();
    try {
      map = map(inputs);
      try (FactoredClouds factored = factor(inputs, map)) {
        FrlcResult result = solve(factored);
        CouplingInformation information = look(inputs, factored, result);
        StagedCoupling staged =
            new StagedCoupling(
                session, published.staging(), inputs.clouds(), options, factored, result);
        write(staged);
        page.ofCoupling(check(staged));
        CouplingReport report =
            new CouplingReport(
                identity,
                options,
                inputs.clouds(),
                ReachedCoupling.of(factored, result, information),
                steps.seconds());
        publish(staged, report);
        report.summary().forEach(console::result);
      }
      return Manifest.SUCCEEDED;
    } finally {
      map.ifPresent(found -> found.pairs().unpersist());
      inputs.clouds().unpersist();
    }
  }

  private CouplingInputs read() {
    console.progress("reading " + options.source() + " and " + options.target());
    return step(
        "read",
        "read and check both tables",
        () -> CouplingInputs.read(session, identity, options));
  }

  /** The one-to-one map that transport clustering starts from. */
  private Optional<DistributedMap> map(CouplingInputs inputs) {
    if (options.solver() != CouplingSolver.TRANSPORT_CLUSTERING) {
      return Optional.empty();
    }
    console.progress("mapping one to one");
    RefineOptions refine =
        new RefineOptions(
            options.problem().cost(),
            RefineOptions.DEFAULT_LEAF_SIZE,
            RefineOptions.DEFAULT_GROUP_SIZE,
            OptionalInt.empty(),
            RefineOptions.DEFAULT_TASK_BYTES,
            options.settings().seed());
    return Optional.of(
        step(
            "map",
            "map one to one",
            () ->
                new DistributedRefinement(context, refine, stage -> {})
                    .solve(
                        inputs.source().points(),
                        inputs.target().points(),
                        inputs.clouds().sourcePoints(),
                        inputs.clouds().dim())));
  }

  private FactoredClouds factor(CouplingInputs inputs, Optional<DistributedMap> map) {
    return step(
        "factor",
        "make factors of the cost",
        () ->
            map.isPresent()
                ? new FactoredClouds(
                    context, inputs.source(), inputs.target(), map.get().pairs(), options.problem())
                : new FactoredClouds(context, inputs.source(), inputs.target(), options.problem()));
  }

  private FrlcResult solve(FactoredClouds factored) {
    console.progress(
        String.format(
            Locale.ROOT,
            "solving: rank %s, at most %,d iterations from each of %,d starts",
            options.configuration().get("rank"),
            options.settings().maxIterations(),
            options.settings().restarts()));
    return step("solve", "couple", () -> factored.solve(options.settings()));
  }

  private CouplingInformation look(
      CouplingInputs inputs, FactoredClouds factored, FrlcResult result) {
    long wanted = LOOKED_AT / Math.max(1, inputs.clouds().targetPoints());
    int sampled = (int) Math.max(LEAST_SAMPLE, Math.min(MOST_SAMPLE, wanted));
    return step(
        "inform",
        "entropy and information of the coupling",
        () -> factored.information(result.coupling(), sampled));
  }

  private void write(StagedCoupling staged) {
    console.progress("writing");
    step(
        "write",
        "write the factors",
        () -> {
          staged.write();
          return staged;
        });
  }

  private CouplingTables check(StagedCoupling staged) {
    console.progress("checking what was written");
    return step("check", "check the masses of what was written", staged::check);
  }

  private void publish(StagedCoupling staged, CouplingReport report) {
    step(
        "publish",
        "publish",
        () -> {
          staged.writeMetrics(report.metrics());
          published.publish(page.write(report.manifest()));
          return report;
        });
  }

  /** The next step, under its number. */
  private <T> T step(String name, String description, Supplier<T> work) {
    step++;
    int all = options.solver() == CouplingSolver.FRLC ? STEPS : STEPS + 1;
    return steps.run(name, "frlc %d/%d: %s".formatted(step, all, description), work);
  }
}
