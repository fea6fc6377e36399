package io.remblai.job.output;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The sign that a run is alive: a file beside its output, written again every minute until the run
 * ends. Nobody removes what a living run has staged or set aside.
 *
 * <p>A run without the file has ended. One with the file is dead if it ran on this machine and its
 * process is gone, or if the file is {@link #DEAD_AFTER} old: long enough for clocks that differ
 * and for a driver that stands still.
 */
final class Lease implements AutoCloseable {

  static final Duration DEAD_AFTER = Duration.ofHours(2);

  private static final Duration BEAT = Duration.ofMinutes(1);

  private final FileSystem files;
  private final Path file;
  private final String text;
  private final Thread heart;

  private Lease(FileSystem files, Path file, String runId) {
    this.files = files;
    this.file = file;
    this.text = Manifest.json(owner(runId));
    this.heart = new Thread(this::beatUntilInterrupted, "remblai-lease");
    heart.setDaemon(true);
  }

  /** Says from now on that the run is alive. */
  static Lease take(FileSystem files, Path file, String runId) {
    Lease lease = new Lease(files, file, runId);
    lease.write();
    lease.heart.start();
    return lease;
  }

  /** Whether nobody took the run for dead. */
  boolean isHeld() {
    try {
      return files.exists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  /** In place: where a rename replaces no file, a draft could be renamed only once. */
  private void write() {
    try (OutputStream out = files.create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private void beatUntilInterrupted() {
    try {
      while (true) {
        Thread.sleep(BEAT.toMillis());
        beat();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      // A lease that somebody removed is lost: to write it again would hide that.
      if (isHeld()) {
        write();
      }
    } catch (UncheckedIOException missed) {
      // One beat of many; whoever publishes asks isHeld().
    }
  }

  @Override
  public void close() {
    heart.interrupt();
    try {
      // A beat under way would write the file again.
      heart.join(BEAT.toMillis());
      files.delete(file, false);
    } catch (IOException left) {
      // It grows old and is removed by the next run; it must not hide how this one ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The signs of life of the run whose lease this file is, in words; empty if it is dead. */
  static Optional<String> life(FileSystem files, Path file) {
    try {
      Duration age =
          Duration.between(
              Instant.ofEpochMilli(files.getFileStatus(file).getModificationTime()), Instant.now());
      if (age.compareTo(DEAD_AFTER) > 0) {
        return Optional.empty();
      }
      Manifest owner = Manifest.parse(text(files, file));
      if (isGone(owner)) {
        return Optional.empty();
      }
      return Optional.of(
          "run %s (process %s on %s, last sign of life %d min ago)"
              .formatted(
                  owner.runId(),
                  owner.text("pid").orElse("unknown"),
                  owner.text("host").orElse("unknown"),
                  Math.max(0, age.toMinutes())));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  private static String text(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Whether the owner was a process of this machine and no longer is. */
  private static boolean isGone(Manifest owner) {
    if (!owner.text("host").equals(Optional.of(host()))) {
      return false;
    }
    Optional<ProcessHandle> process =
        owner.number("pid").flatMap(pid -> ProcessHandle.of(pid.longValue()));
    Optional<String> started = process.flatMap(Lease::started);
    return owner.number("pid").isPresent()
        && (process.isEmpty() || !started.equals(owner.text("process_started")));
  }

  private static Map<String, Object> owner(String runId) {
    ProcessHandle self = ProcessHandle.current();
    Map<String, Object> owner = new LinkedHashMap<>();
    owner.put("run_id", runId);
    owner.put("host", host());
    owner.put("pid", self.pid());
    started(self).ifPresent(start -> owner.put("process_started", start));
    return owner;
  }

  /** Tells a process from a later one that got its number. */
  private static Optional<String> started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }
}
