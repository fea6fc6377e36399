package io.remblai.job.output;

import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder of an output and the hidden folders beside it.
 *
 * <p>A run writes to {@code _NAME.staging-RUN} beside {@code NAME}, never into it: until the rename
 * that publishes, a reader of {@code NAME} sees what was there before, whole. The manifest follows
 * the rename, because on object stores a rename copies file by file; a folder without a manifest
 * that says it is finished is not an output. What is replaced waits in {@code _NAME.replaced-RUN}
 * until then, so a crash at any point leaves one whole output to be found (see {@link
 * Replacement}).
 *
 * <p>No file system of Hadoop can exchange two folders in one step. A run that replaces an output
 * therefore leaves {@code NAME} without a manifest, or absent, for a moment: readers trust the
 * manifest, and try again where it is missing.
 *
 * <p>{@code _NAME.running-RUN} is the {@link Lease} of a run that is alive, {@code
 * _NAME.checkpoint-RUN} its {@link Checkpoints}.
 */
public final class OutputFolder {

  /** What is at the path of the output. */
  enum State {
    /** Nothing, or an empty folder. */
    ABSENT,
    /** An output with a manifest that says it is whole. */
    COMPLETE,
    /** Parts of an output, or one that failed. */
    INCOMPLETE,
    /** Something that no run of ours wrote. */
    FOREIGN
  }

  static final String STAGING = "staging";
  static final String REPLACED = "replaced";
  static final String LEASE = "running";

  private static final int SHOWN = 3;

  static final String MANIFEST = "_manifest.json";

  private final FileSystem files;
  private final Path path;

  private OutputFolder(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
  }

  /** The folder at a path of any file system that Hadoop knows. */
  public static OutputFolder at(String out, Configuration configuration) {
    try {
      Path path = new Path(out);
      FileSystem files = path.getFileSystem(configuration);
      Path qualified = files.makeQualified(path);
      if (qualified.getParent() == null) {
        throw new JobException(
            ExitCode.USAGE, "--out " + out + " is a root; name a folder below it");
      }
      if (qualified.getName().contains(":")) {
        throw new JobException(
            ExitCode.USAGE,
            "--out "
                + out
                + " has a colon in its last name, which Hadoop cannot write; name it"
                + " without");
      }
      return new OutputFolder(files, qualified);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach --out " + out + ": " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  FileSystem files() {
    return files;
  }

  State state() {
    List<FileStatus> children = list(path);
    if (children.isEmpty() && manifest().isEmpty()) { // A listing may lag; a name does not.
      return exists(path) && !isFolder() ? State.FOREIGN : State.ABSENT;
    }
    if (!children.stream().allMatch(child -> OutputNames.isOurs(child.getPath().getName()))) {
      return State.FOREIGN;
    }
    return finished().isPresent() ? State.COMPLETE : State.INCOMPLETE;
  }

  /** The manifest of a finished output; empty: there is none. */
  public Optional<Manifest> finished() {
    return manifest().filter(Manifest::finished);
  }

  /** The manifest of the finished output in a folder; refuses one that holds none. */
  public static Manifest requireFinished(String out, Configuration configuration) {
    return at(out, configuration)
        .finished()
        .orElseThrow(
            () ->
                new JobException(
                    ExitCode.INPUT_REFUSED,
                    out + " holds no finished output: there is no _manifest.json that says so"));
  }

  /** The manifest in the folder, whatever it says. */
  public Optional<Manifest> manifest() {
    Path file = new Path(path, MANIFEST);
    return exists(file)
        ? Optional.of(Manifest.parse(TextFile.read(files, file)))
        : Optional.empty();
  }

  /** Where the run of the given id writes. */
  Path staging(String runId) {
    return beside(STAGING + "-" + runId);
  }

  /** Where what the run replaces waits. */
  Path replaced(String runId) {
    return beside(REPLACED + "-" + runId);
  }

  /** The sign that the run is alive. */
  Path lease(String runId) {
    return beside(LEASE + "-" + runId);
  }

  /** The signs of life, in words, of the run that made a leftover; empty if it has ended. */
  Optional<String> life(Path leftover) {
    String name = leftover.getName().substring(path.getName().length() + 2);
    return Lease.life(files, lease(name.substring(name.indexOf('-') + 1)));
  }

  /** The first names of what is in the folder and not ours. */
  List<String> foreign() {
    return list(path).stream()
        .map(child -> child.getPath().getName())
        .filter(name -> !OutputNames.isOurs(name))
        .sorted()
        .limit(SHOWN)
        .toList();
  }

  /** Hidden folders beside the output that other runs left, of one purpose, oldest first. */
  List<Path> leftovers(String purpose) {
    String prefix = "_" + path.getName() + "." + purpose + "-";
    List<Path> found = new ArrayList<>();
    for (FileStatus status : list(path.getParent())) {
      if (status.getPath().getName().startsWith(prefix)) {
        found.add(status.getPath());
      }
    }
    Collections.sort(found);
    return found;
  }

  boolean exists(Path file) {
    try {
      return files.exists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  /** Whether a file was written within the last minute. */
  boolean isYoung(Path file) {
    try {
      long age = System.currentTimeMillis() - files.getFileStatus(file).getModificationTime();
      return age < Duration.ofMinutes(1).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  /** Renames a folder to a path where nothing is. */
  void move(Path from, Path to) {
    requireNothingAt(to);
    rename(from, to);
  }

  /** Before a rename: Hadoop would move a folder into one that is there. */
  void requireNothingAt(Path to) {
    if (exists(to)) {
      throw new UncheckedIOException("cannot rename to " + to, new IOException("it is there"));
    }
  }

  /** Renames a folder. */
  void rename(Path from, Path to) {
    try {
      if (!files.rename(from, to)) {
        throw new IOException("rename refused");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rename " + from + " to " + to, e);
    }
  }

  /** Removes the folder of the output if it is there, and only if it is empty. */
  void deleteEmpty() {
    try {
      files.delete(path, false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the empty folder " + path, e);
    }
  }

  void delete(Path folder) {
    try {
      files.delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  private boolean isFolder() {
    try {
      return files.getFileStatus(path).isDirectory();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + path, e);
    }
  }

  Path beside(String name) {
    return new Path(path.getParent(), "_" + path.getName() + "." + name);
  }

  private List<FileStatus> list(Path folder) {
    try {
      return Arrays.asList(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
