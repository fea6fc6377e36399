package io.remblai.job.run;

import io.remblai.job.output.Checkpoints;
import io.remblai.job.output.Manifest;
import io.remblai.job.output.OutputFolder;
import io.remblai.job.output.OutputMode;
import io.remblai.job.output.Publication;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.FailureMessage;
import io.remblai.job.process.Steps;
import io.remblai.math.Kernels;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;

/**
 * A run around its work: what is complete already is left alone, what fails leaves the old output
 * and a manifest that says why, what is refused leaves no trace. Not thread safe.
 */
public final class PublishedRun {

  private static final String RUNNING = "running";

  private static final String PLAIN_KERNELS =
      "this JVM is without the Vector API: the same %s, but several times slower; start it with"
          + " --add-modules=jdk.incubator.vector, as Spark 4 does by itself";

  private final String product;
  private final Console console;
  private final RunIdentity identity;
  private final Steps steps;
  private final OutputFolder output;
  private final OutputMode mode;
  private final Publication publication;

  /**
   * A run that has not begun.
   *
   * @param product what it makes, in a word
   * @param steps whose times a failure tells
   */
  public PublishedRun(
      String product,
      Console console,
      RunIdentity identity,
      Steps steps,
      OutputFolder output,
      OutputMode mode) {
    this.product = product;
    this.console = console;
    this.identity = identity;
    this.steps = steps;
    this.output = output;
    this.mode = mode;
    this.publication = new Publication(output, mode, identity.runId());
  }

  /**
   * Works unless the output is there.
   *
   * @param work writes to {@link #staging}, calls {@link #publish} and answers the status of what
   *     it published
   */
  public ExitCode run(Supplier<String> work) {
    if (publication.isDone(now())) {
      console.result(
          identity.configuration().get("out") + " is complete already, nothing was done");
      return answer(output.manifest().orElseThrow().status());
    }
    if (!Kernels.vectorised()) {
      console.progress("warning: " + PLAIN_KERNELS.formatted(product));
    }
    publication.begin().forEach(this::warnOf);
    try {
      takeOver();
      return answer(work.get());
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
  }

  /** Where the work writes. */
  public Path staging() {
    return publication.staging();
  }

  /** Makes what was staged the output. */
  public void publish(Map<String, ?> manifest) {
    publication.publish(masked(manifest));
  }

  /** Where the work keeps its stages, and finds those of the run it goes on from. */
  public Checkpoints checkpoints() {
    return publication.checkpoints();
  }

  /** What this run is made from; what it keeps says so. */
  public Manifest now() {
    return masked(identity.manifest(RUNNING));
  }

  private Manifest masked(Map<String, ?> manifest) {
    return Manifest.of(identity.redaction().masked(manifest));
  }

  private void takeOver() {
    if (mode == OutputMode.RESUME) {
      Optional<String> before = checkpoints().takeOver(now());
      console.progress(before.map(run -> "resuming run " + run).orElseGet(this::whyNot));
    } else if (checkpoints().interrupted(now()).isPresent()) {
      console.progress(
          "warning: a run of the same inputs and settings was interrupted; --mode resume would go"
              + " on from its checkpoints");
    }
  }

  private String whyNot() {
    String anew = "starting from the beginning";
    return checkpoints()
        .holder(now())
        .map(run -> "warning: " + run + " holds the checkpoints to resume from; " + anew)
        .orElse("nothing to resume: " + anew);
  }

  /** The exit code of a finished run. */
  private ExitCode answer(String status) {
    if (!status.equals(Manifest.GATE_FAILED)) {
      return ExitCode.DONE;
    }
    console.progress(
        "the gap is above --fail-if-gap-above: %s is whole and published, but its manifest says %s, and the gap under `gate`. A larger --group-size or --rematch-rounds lowers the cost, --certify full raises the bound"
            .formatted(identity.configuration().get("out"), status));
    return ExitCode.GATE_FAILED;
  }

  private void warnOf(String otherRun) {
    console.progress(
        "warning: " + otherRun + " is writing to this output too; what it staged is left alone");
  }

  /** The failure itself is what the user must hear of, so one on top of it is only noted. */
  private void abandon(Throwable failure) {
    try {
      Map<String, Object> content = identity.manifest(Manifest.FAILED);
      content.put("error", FailureMessage.of(failure));
      content.put("seconds", steps.seconds());
      publication.abandon(masked(content));
      console.progress("nothing was published; see " + publication.staging());
      if (checkpoints().stages() > 0) {
        console.progress("what was reached is kept: --mode resume goes on from there");
      }
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }
}
