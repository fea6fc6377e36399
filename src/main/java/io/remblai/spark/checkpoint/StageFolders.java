package io.remblai.spark.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The checkpoints of one run, numbered by the stages that were done. The folder that holds them is
 * made with the first.
 */
public final class StageFolders {

  private static final String PREFIX = "stage-";

  private final FileSystem files;
  private final Path path;
  private final boolean keepAll;
  private final Runnable beforeTheFirst;
  private boolean begun;

  /**
   * @param path the folder that holds them; nobody else may write there
   * @param keepAll whether none is ever removed
   * @param beforeTheFirst makes the folder what others expect of it
   */
  public StageFolders(FileSystem files, Path path, boolean keepAll, Runnable beforeTheFirst) {
    this.files = files;
    this.path = path;
    this.keepAll = keepAll;
    this.beforeTheFirst = beforeTheFirst;
  }

  /** How many stages the last whole checkpoint in a folder has behind it; 0: there is none. */
  public static int reached(FileSystem files, Path path) {
    for (Path folder : folders(files, path)) {
      try {
        if (new StageFolder(files, folder).marker().isPresent()) {
          return number(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot look at " + folder, e);
      }
    }
    return 0;
  }

  List<StageFolder> latestFirst() {
    return folders(files, path).stream().map(folder -> new StageFolder(files, folder)).toList();
  }

  /** An empty folder for a checkpoint; what a dead run left half-written there is removed. */
  StageFolder begin(int stages) {
    if (!begun) {
      beforeTheFirst.run();
      begun = true;
    }
    StageFolder folder =
        new StageFolder(files, new Path(path, String.format(Locale.ROOT, PREFIX + "%05d", stages)));
    folder.delete();
    return folder;
  }

  /** Removes all but the last few checkpoints. */
  void keepOnly(int count) {
    if (!keepAll) {
      latestFirst().stream().skip(count).forEach(StageFolder::delete);
    }
  }

  /** Folders of checkpoints, whole or not, the last first. */
  private static List<Path> folders(FileSystem files, Path path) {
    List<Path> found = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(path)) {
        if (number(status.getPath()) > 0) {
          found.add(status.getPath());
        }
      }
    } catch (FileNotFoundException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
    found.sort(Comparator.comparingInt(StageFolders::number).reversed());
    return found;
  }

  /** The number in a folder's name; 0 if it is no checkpoint's. */
  private static int number(Path folder) {
    String name = folder.getName();
    return name.matches(PREFIX + "\\d{5,9}")
        ? Integer.parseInt(name.substring(PREFIX.length()))
        : 0;
  }
}
