package io.remblai.cluster.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.cluster.PairDigest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A reader of the output while runs write it: whenever the manifest says success, the pairs must be
 * those of one whole run.
 */
final class PublicationWatch implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final long MILLIS_BETWEEN_LOOKS = 300;

  private final FileSystem files;
  private final String out;
  private final Set<String> whole;
  private final Thread thread;
  private volatile boolean closed;
  private volatile String violation;

  /**
   * @param out the output
   * @param whole digests of the pairs of whole runs
   */
  PublicationWatch(FileSystem files, String out, Set<String> whole) {
    this.files = files;
    this.out = out;
    this.whole = whole;
    this.thread = new Thread(this::watch, "watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!closed && violation == null) {
        look();
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      byte[] before = manifest();
      if (before.length == 0
          || !JSON.readTree(before).path("status").asText().equals("succeeded")) {
        return;
      }
      Optional<String> pairs = pairs();
      // A reader whose manifest has changed meanwhile reads again.
      if (Arrays.equals(before, manifest())) {
        if (pairs.isEmpty() || !whole.contains(pairs.get())) {
          violation =
              "a reader found " + pairs.orElse("no pairs") + " behind a manifest of success";
        }
      }
    } catch (IOException unreadable) {
      // Data nodes come and go here; what counts is what can be read.
    }
  }

  private byte[] manifest() throws IOException {
    try (InputStream in = files.open(new Path(out, "_manifest.json"))) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return new byte[0];
    }
  }

  private Optional<String> pairs() throws IOException {
    try {
      return Optional.of(PairDigest.of(out, files.getConf()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** What a reader found that must never be; empty if all was well. */
  Optional<String> violation() {
    return Optional.ofNullable(violation);
  }

  @Override
  public void close() {
    // No interrupt: it would close the file system's connections.
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
