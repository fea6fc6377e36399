package io.remblai.job.output;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files below a folder, also where renaming a folder moves file by file and a listing shows
 * what was there a while ago. A single file is taken to appear whole, and to be found by its name
 * at once.
 */
final class FileTree {

  /** A listing that lags is asked again so often, after a pause that doubles: 51 s in all. */
  private static final int TRIES = 10;

  private static final long FIRST_PAUSE_MILLIS = 100;

  private final FileSystem files;

  FileTree(FileSystem files) {
    this.files = files;
  }

  /** Length of each file, by its path below the folder; markers and hidden files are left out. */
  Map<String, Long> lengths(Path folder) {
    Map<String, Long> lengths = new TreeMap<>();
    collect(folder, "", lengths);
    return lengths;
  }

  private void collect(Path folder, String prefix, Map<String, Long> lengths) {
    for (FileStatus child : list(folder)) {
      String name = child.getPath().getName();
      if (child.isDirectory()) {
        collect(child.getPath(), prefix + name + "/", lengths);
      } else if (!name.startsWith("_") && !name.startsWith(".")) {
        lengths.put(prefix + name, child.getLen());
      }
    }
  }

  /** The first file that is missing or of another length, asked for one by one; empty if none. */
  Optional<String> missing(Path folder, Map<String, Long> expected) {
    for (Map.Entry<String, Long> file : expected.entrySet()) {
      try {
        Path path = new Path(folder, file.getKey());
        if (files.getFileStatus(path).getLen() != file.getValue()) {
          return Optional.of(file.getKey());
        }
      } catch (FileNotFoundException e) {
        return Optional.of(file.getKey());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot look at " + folder, e);
      }
    }
    return Optional.empty();
  }

  /**
   * Waits until a listing shows the files that are expected and no others.
   *
   * @throws UncheckedIOException if it does not
   */
  void awaitListing(Path folder, Map<String, Long> expected) {
    Optional<String> missing = missing(folder, expected);
    if (missing.isPresent()) {
      throw broken(folder, missing.get() + " did not arrive");
    }
    long pause = FIRST_PAUSE_MILLIS;
    for (int tries = 1; !lengths(folder).equals(expected); tries++) {
      if (tries == TRIES) {
        throw broken(folder, "its listing does not show what was written");
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw broken(folder, "interrupted");
      }
      pause *= 2;
    }
  }

  private static UncheckedIOException broken(Path folder, String why) {
    return new UncheckedIOException("cannot publish " + folder, new IOException(why));
  }

  /** Moves what is left of one folder to another; a file that is in both was copied before. */
  void merge(Path from, Path to) {
    try {
      for (FileStatus child : list(from)) {
        Path target = new Path(to, child.getPath().getName());
        if (child.isDirectory()) {
          merge(child.getPath(), target);
        } else if (files.exists(target)) {
          files.delete(child.getPath(), false);
        } else {
          files.mkdirs(to);
          rename(child.getPath(), target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot move " + from + " to " + to, e);
    }
  }

  /** Gives a file another name, in place of what has it. */
  void replace(Path from, Path to) {
    try {
      if (files.exists(from)) {
        files.delete(to, false);
        rename(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rename " + from + " to " + to, e);
    }
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("rename refused: " + from);
    }
  }

  private FileStatus[] list(Path folder) {
    try {
      return files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
