package io.remblai.job.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small text files on any of Hadoop's file systems. */
public final class TextFile {

  private TextFile() {}

  static String read(FileSystem files, Path file) {
    try (InputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The hidden name under which a file is written. */
  static String draft(String name) {
    return "_" + name + ".draft";
  }

  /** Writes under a hidden name, then renames: a reader finds the whole text or none. */
  public static void write(FileSystem files, Path file, String text) {
    Path draft = new Path(file.getParent(), draft(file.getName()));
    try {
      try (OutputStream out = files.create(draft, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      if (!files.rename(draft, file)) {
        throw new IOException("rename refused");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
