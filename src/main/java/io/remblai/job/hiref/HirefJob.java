package io.remblai.job.hiref;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.output.Publication;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.FailureMessage;
import io.remblai.job.process.SessionScope;
import io.remblai.job.process.Steps;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.DistributedMap;
import io.remblai.spark.DistributedRefinement;
import io.remblai.spark.input.CheckedClouds;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One run of {@code hiref}. */
public final class HirefJob {

  private final SparkSession session;
  private final JavaSparkContext context;
  private final HirefOptions options;
  private final Console console;
  private final RunIdentity identity;
  private final Publication publication;
  private final Steps steps;

  private HirefJob(SparkSession session, HirefOptions options, Console console) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.options = options;
    this.console = console;
    OutputFolder output =
        OutputFolder.at(options.out().orElseThrow(), context.hadoopConfiguration());
    this.identity = RunIdentity.of(session, options);
    this.publication = new Publication(output, options.mode(), identity.runId());
    this.steps = new Steps(context, "remblai-hiref-" + identity.runId());
  }

  /** Runs, or only plans, in the session that is there or in one of its own. */
  public static ExitCode run(HirefOptions options, Console console) {
    try (SessionScope scope = SessionScope.open("remblai hiref")) {
      return options.dryRun()
          ? new PlanJob(scope.session(), options, console).run()
          : new HirefJob(scope.session(), options, console).run();
    }
  }

  private ExitCode run() {
    if (publication.isDone(identity.fingerprint())) {
      console.result(options.out().orElseThrow() + " is complete already, nothing was done");
      return ExitCode.DONE;
    }
    publication.begin().forEach(this::warnOf);
    try {
      mapAndPublish();
    } catch (Throwable failure) { // Scala throws checked exceptions that Java does not see.
      if (ExitCode.of(failure) == ExitCode.FAILED) {
        abandon(failure);
      } else {
        publication.discard();
      }
      throw failure;
    } finally {
      publication.close();
    }
    return ExitCode.DONE;
  }

  private void warnOf(String otherRun) {
    console.progress(
        "warning: " + otherRun + " is writing to this output too; what it staged is left alone");
  }

  private void mapAndPublish() {
    CheckedClouds clouds = read();
    try {
      RefinePlan plan = PlanJob.plan(clouds.sourcePoints(), clouds.dim(), options.refine());
      DistributedMap map = solve(clouds, plan);
      StagedResult staged = new StagedResult(session, publication.staging(), clouds, options);
      write(staged, map);
      check(staged, map);
      map.pairs().unpersist();
      RunReport report = new RunReport(identity, options, clouds, plan, map, steps.seconds());
      publish(staged, report);
      report.summary().forEach(console::result);
    } finally {
      clouds.unpersist();
    }
  }

  private CheckedClouds read() {
    console.progress("reading " + options.source() + " and " + options.target());
    return steps.run(
        "read", "hiref 1/5: read and check both tables", () -> Inputs.read(session, options));
  }

  private DistributedMap solve(CheckedClouds clouds, RefinePlan plan) {
    console.progress("solving: " + PlanText.line(plan));
    StageProgress progress =
        new StageProgress(plan, options.refine().rematchRounds().isEmpty(), console);
    return steps.run(
        "solve",
        "hiref 2/5: split, solve, rematch",
        () ->
            new DistributedRefinement(context, options.refine(), progress)
                .solve(clouds.source(), clouds.target(), clouds.sourcePoints(), clouds.dim()));
  }

  private void write(StagedResult staged, DistributedMap map) {
    console.progress("writing");
    steps.run(
        "write",
        "hiref 3/5: write pairs",
        () -> {
          staged.write(map);
          return staged;
        });
  }

  private void check(StagedResult staged, DistributedMap map) {
    console.progress("checking what was written");
    steps.run(
        "check",
        "hiref 4/5: check that what was written is a bijection",
        () -> {
          staged.check(map);
          return staged;
        });
  }

  private void publish(StagedResult staged, RunReport report) {
    steps.run(
        "publish",
        "hiref 5/5: publish",
        () -> {
          staged.writeMetrics(report.metrics());
          publication.publish(Manifest.of(report.manifest()));
          return report;
        });
  }

  /** The failure itself is what the user must hear of, so one on top of it is only noted. */
  private void abandon(Throwable failure) {
    try {
      Map<String, Object> content = identity.manifest(Manifest.FAILED, options);
      content.put("error", FailureMessage.of(failure));
      content.put("seconds", steps.seconds());
      publication.abandon(Manifest.of(content));
      console.progress("nothing was published; see " + publication.staging());
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }
}
