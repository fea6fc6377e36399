package io.remblai.job.output;

import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Decides whether a run may write to its output, and makes its staged folder the output. Not thread
 * safe.
 */
public final class Publication implements AutoCloseable {

  private final OutputFolder output;
  private final OutputMode mode;
  private final String runId;
  private final Checkpoints checkpoints;
  private final Replacement replacement;
  private Optional<Lease> lease = Optional.empty();

  public Publication(OutputFolder output, OutputMode mode, String runId) {
    this.output = output;
    this.mode = mode;
    this.runId = runId;
    this.checkpoints = new Checkpoints(output, runId);
    this.replacement = new Replacement(output);
  }

  /** Where this run keeps its stages. */
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /** Where this run writes. */
  public Path staging() {
    return output.staging(runId);
  }

  /**
   * Whether the output is already what this run would make.
   *
   * @param now what this run is made from
   * @throws JobException if the mode forbids to go on
   */
  public boolean isDone(Manifest now) {
    if (mode != OutputMode.ERROR) {
      recover();
    }
    OutputFolder.State state = output.state();
    boolean aside = !output.leftovers(OutputFolder.REPLACED).isEmpty();
    if (state == OutputFolder.State.ABSENT && !(mode == OutputMode.ERROR && aside)) {
      return false;
    }
    if (state == OutputFolder.State.FOREIGN) {
      throw refuse("holds %s, which remblai did not write, so no --mode replaces it");
    }
    return switch (mode) {
      case ERROR ->
          throw refuse(
              "exists"
                  + (state == OutputFolder.State.COMPLETE ? "" : " (incomplete)")
                  + ". Add --mode overwrite to replace it, --mode resume to finish an interrupted"
                  + " run, or name another folder");
      case OVERWRITE -> false;
      case RESUME, SKIP_IF_COMPLETE -> state == OutputFolder.State.COMPLETE && isOf(now);
    };
  }

  /**
   * Removes what dead runs left half-written and says from now on that this run is alive.
   *
   * @return the other runs that are writing to this output too, in words
   */
  public List<String> begin() {
    List<String> living = removeDead(false);
    lease = Optional.of(Lease.take(output.files(), output.lease(runId), runId));
    return living;
  }

  /** Puts the staged folder in the output's place, then writes the manifest. */
  public void publish(Manifest manifest) {
    if (lease.isPresent() && !lease.get().isHeld()) {
      throw new IllegalStateException(
          output.lease(runId) + " is gone: another run took this one for dead");
    }
    Path aside = output.replaced(runId);
    OutputFolder.State state = output.state();
    boolean replaces = state != OutputFolder.State.ABSENT;
    if (state == OutputFolder.State.FOREIGN || (replaces && mode == OutputMode.ERROR)) {
      throw refuse("was written by somebody else during this run");
    }
    if (replaces) {
      setAside(aside);
    } else {
      output.deleteEmpty(); // An empty folder would swallow the renamed one.
    }
    putInPlace(manifest, aside);
    tidy(aside);
  }

  /** The output is published, whatever becomes of this; what stays is removed by the next run. */
  private void tidy(Path aside) {
    try {
      replacement.discard(aside);
      removeDead(true);
    } catch (UncheckedIOException left) {
      // Hidden folders beside a whole output harm nobody.
    }
  }

  private void setAside(Path aside) {
    try {
      replacement.setAside(aside);
    } catch (RuntimeException e) {
      undo(aside, e, false);
      throw e;
    }
  }

  private void putInPlace(Manifest manifest, Path aside) {
    Map<String, Long> files = replacement.files(staging());
    output.requireNothingAt(output.path()); // What came meanwhile is somebody else's.
    try {
      replacement.putInPlace(staging(), files);
      TextFile.write(
          output.files(),
          new Path(output.path(), OutputFolder.MANIFEST),
          manifest.withFiles(files).text());
    } catch (RuntimeException e) {
      undo(aside, e, true);
      throw e;
    }
  }

  private void undo(Path aside, RuntimeException failure, boolean inPlace) {
    try {
      if (inPlace) {
        replacement.discard(output.path());
      }
      replacement.giveBack(aside);
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  /** Leaves nothing of a failed run but its manifest, and nothing at all if that fails too. */
  public void abandon(Manifest failed) {
    discard();
    TextFile.write(output.files(), new Path(staging(), OutputFolder.MANIFEST), failed.text());
  }

  /** Leaves nothing of a run that was refused. */
  public void discard() {
    output.delete(staging());
  }

  /** The run is over. */
  @Override
  public void close() {
    lease.ifPresent(Lease::close);
    lease = Optional.empty();
  }

  /** Whether a complete output is of this run's fingerprint; if not, it may have to stay. */
  private boolean isOf(Manifest now) {
    Manifest there = output.manifest().orElseThrow();
    if (there.fingerprint().equals(now.fingerprint())) {
      return true;
    }
    boolean goesOn =
        mode == OutputMode.RESUME
            && checkpoints.interrupted(now).filter(checkpoints::mayReplace).isPresent();
    if (goesOn) {
      return false;
    }
    throw new JobException(
        ExitCode.CANNOT_RESUME,
        "%s was made from other inputs or settings (%s). Add --mode overwrite to replace it, or name another folder"
            .formatted(output.path(), Checkpoints.differences(there, now)));
  }

  /** Puts back what a run that died while it published had set aside. */
  private void recover() {
    List<Path> aside =
        output.leftovers(OutputFolder.REPLACED).stream()
            .filter(folder -> output.life(folder).isEmpty())
            .toList();
    if (!aside.isEmpty() || !othersLive()) {
      replacement.recover(aside);
    }
  }

  private boolean othersLive() {
    return output.leftovers(OutputFolder.LEASE).stream()
        .anyMatch(other -> output.life(other).isPresent());
  }

  /**
   * Removes the staging folders and leases of other runs that are dead; says which are not.
   *
   * @param failedToo whether also the manifests of failed runs, which are kept until one succeeds
   */
  private List<String> removeDead(boolean failedToo) {
    List<String> living = new ArrayList<>();
    for (Path leftover : output.leftovers(OutputFolder.STAGING)) {
      boolean failed = output.exists(new Path(leftover, OutputFolder.MANIFEST));
      if (output.life(leftover).isEmpty() && (failedToo || !failed)) {
        output.delete(leftover);
      }
    }
    for (Path other : output.leftovers(OutputFolder.LEASE)) {
      if (!other.equals(output.lease(runId))) {
        output.life(other).ifPresentOrElse(living::add, () -> output.delete(other));
      }
    }
    return living;
  }

  private JobException refuse(String why) {
    return new JobException(
        ExitCode.OUTPUT_EXISTS,
        "--out "
            + output.path()
            + " "
            + why.replace("%s", String.join(", ", output.foreign()))
            + "; nothing was written");
  }
}
