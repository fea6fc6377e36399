package io.remblai.job.output;

import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.spark.checkpoint.StageFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folders {@code _NAME.checkpoint-RUN} beside an output, in which runs keep how far they got.
 *
 * <p>A folder belongs to the run that made it or, when that run is dead, to the one that took it
 * over: each owner writes a numbered file that nobody may write twice, so two runs that are alive
 * never share a folder. Not thread safe.
 */
public final class Checkpoints {

  static final String CHECKPOINT = "checkpoint";

  private static final String RUN = "_run.json";
  private static final String OWNER = "_owner-";
  private static final String KEPT = "_kept";

  private final OutputFolder output;
  private final String runId;
  private Path path;

  Checkpoints(OutputFolder output, String runId) {
    this.output = output;
    this.runId = runId;
    this.path = output.beside(CHECKPOINT + "-" + runId);
  }

  /** Where this run keeps its stages, and finds those of the run it took over. */
  public Path path() {
    return path;
  }

  public FileSystem files() {
    return output.files();
  }

  /** Stages of this run, or of the one it took over, that are kept. */
  public int stages() {
    return StageFolders.reached(files(), path);
  }

  /** Says whose folder this is; to be called before anything is kept there. */
  public void announce(Manifest now) {
    Path run = new Path(path, RUN);
    if (!output.exists(run)) {
      TextFile.write(files(), run, now.text());
    }
  }

  /**
   * The folder of a dead run that this one could go on from, the farthest one if there are more.
   */
  public Optional<Path> interrupted(Manifest now) {
    Path best = null;
    int most = 0;
    for (Path folder : output.leftovers(CHECKPOINT)) {
      if (isOf(folder, now) && owner(folder).isEmpty()) {
        int stages = StageFolders.reached(files(), folder);
        if (stages > most) {
          best = folder;
          most = stages;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The run that is alive, in words, and holds what this one could go on from; empty if none. */
  public Optional<String> holder(Manifest now) {
    return output.leftovers(CHECKPOINT).stream()
        .filter(folder -> isOf(folder, now))
        .flatMap(folder -> owner(folder).stream())
        .findFirst();
  }

  private boolean isOf(Path folder, Manifest now) {
    return run(folder).map(run -> run.fingerprint().equals(now.fingerprint())).orElse(false);
  }

  /** Whether that run was allowed to replace an output. */
  boolean mayReplace(Path interrupted) {
    return run(interrupted)
        .flatMap(run -> run.configured("mode"))
        .map(mode -> !mode.equals("error"))
        .orElse(false);
  }

  /**
   * Takes over the folder of a dead run of the same fingerprint, if there is one.
   *
   * @return the run that began it
   * @throws JobException if there are dead runs, but all were made from something else
   */
  public Optional<String> takeOver(Manifest now) {
    Optional<Path> found = interrupted(now);
    if (found.isPresent() && claim(found.get())) {
      path = found.get();
      return run(path).map(Manifest::runId);
    }
    if (found.isEmpty()) {
      refuseOthers(now);
    }
    return Optional.empty();
  }

  private void refuseOthers(Manifest now) {
    for (Path folder : output.leftovers(CHECKPOINT)) {
      Optional<Manifest> run = run(folder);
      boolean other = run.isPresent() && !run.get().fingerprint().equals(now.fingerprint());
      if (other && owner(folder).isEmpty() && !output.exists(new Path(folder, KEPT))) {
        throw new JobException(
            ExitCode.CANNOT_RESUME,
            ("run %s, which was interrupted, was made from other inputs or settings (%s). Run it as"
                    + " it was, or add --mode overwrite to begin anew; nothing was written")
                .formatted(run.get().runId(), differences(run.get(), now)));
      }
    }
  }

  /** Settings and inputs that differ, and the fingerprints that say so. */
  static String differences(Manifest there, Manifest now) {
    List<String> others = there.differences(now);
    return "%sfingerprint %.12s, now %.12s"
        .formatted(
            others.isEmpty() ? "" : String.join(", ", others) + "; ",
            there.fingerprint(),
            now.fingerprint());
  }

  /**
   * The run is published: removes what it kept and what dead runs did. The output is whole,
   * whatever becomes of this.
   *
   * @param keep whether this run's folder stays, for good
   */
  public void finish(boolean keep) {
    try {
      if (keep && output.exists(path)) {
        TextFile.write(files(), new Path(path, KEPT), runId + "\n");
      } else {
        output.delete(path);
      }
      for (Path folder : output.leftovers(CHECKPOINT)) {
        if (owner(folder).isEmpty() && !output.exists(new Path(folder, KEPT))) {
          output.delete(folder);
        }
      }
    } catch (UncheckedIOException left) {
      // Hidden folders beside a whole output harm nobody.
    }
  }

  private Optional<Manifest> run(Path folder) {
    Path file = new Path(folder, RUN);
    return output.exists(file)
        ? Optional.of(Manifest.parse(TextFile.read(files(), file)))
        : Optional.empty();
  }

  /** The run that is alive and owns a folder, in words; empty if none does. */
  private Optional<String> owner(Path folder) {
    int claims = claims(folder);
    if (claims == 0) {
      return output.life(folder);
    }
    Path claim = new Path(folder, OWNER + claims);
    String last = TextFile.read(files(), claim).strip();
    if (last.isEmpty()) { // Made a moment ago, or by a run that died that moment.
      return output.isYoung(claim) ? Optional.of("a run that begins") : Optional.empty();
    }
    return last.equals(runId) ? Optional.empty() : Lease.life(files(), output.lease(last));
  }

  /** How often a folder was taken over. */
  private int claims(Path folder) {
    int claims = 0;
    while (output.exists(new Path(folder, OWNER + (claims + 1)))) {
      claims++;
    }
    return claims;
  }

  /** Whether this run is now the owner; false if another was faster. */
  private boolean claim(Path folder) {
    Path file = new Path(folder, OWNER + (claims(folder) + 1));
    try (OutputStream out = files().create(file, false)) {
      out.write((runId + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException faster) {
      if (output.exists(file)) {
        return false;
      }
      throw new UncheckedIOException("cannot write " + file, faster);
    }
  }
}
