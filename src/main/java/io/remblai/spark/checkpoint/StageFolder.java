package io.remblai.spark.checkpoint;

import io.remblai.spark.checkpoint.StageMarker.Table;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder of one checkpoint: a table, then a marker that says what belongs to it. Without a
 * marker it is half-written.
 */
final class StageFolder {

  private static final String MARKER = "_checkpoint.json";

  private static final String DRAFT = "_checkpoint.json.draft";

  private final FileSystem files;
  private final Path path;

  StageFolder(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Where the table is. */
  Path table() {
    return new Path(path, "table");
  }

  /** Paths of the table's files. */
  String[] tableFiles(Table table) {
    return table.files().keySet().stream()
        .map(name -> new Path(table(), name).toString())
        .toArray(String[]::new);
  }

  /** Lengths of the table's files as they are now. */
  Map<String, Long> lengths() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    for (FileStatus file : files.listStatus(table())) {
      String name = file.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".")) {
        lengths.put(name, file.getLen());
      }
    }
    return lengths;
  }

  /** What is wrong with the table's files, looked at one by one; empty: nothing. */
  Optional<String> damage(Table table) throws IOException {
    for (Map.Entry<String, Long> file : table.files().entrySet()) {
      try {
        long length = files.getFileStatus(new Path(table(), file.getKey())).getLen();
        if (length != file.getValue()) {
          return Optional.of(
              "%s has %d bytes instead of %d".formatted(file.getKey(), length, file.getValue()));
        }
      } catch (FileNotFoundException e) {
        return Optional.of(file.getKey() + " is missing");
      }
    }
    return Optional.empty();
  }

  /** The marker's text; empty: the checkpoint is half-written. */
  Optional<String> marker() throws IOException {
    try (InputStream in = files.open(new Path(path, MARKER))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Makes the checkpoint whole. */
  void mark(String text) throws IOException {
    Path draft = new Path(path, DRAFT);
    try (OutputStream out = files.create(draft, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    if (!files.rename(draft, new Path(path, MARKER))) {
      throw new IOException("cannot rename " + draft);
    }
  }

  /** Removes it, the marker first. */
  void delete() {
    try {
      files.delete(new Path(path, MARKER), false);
      files.delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
