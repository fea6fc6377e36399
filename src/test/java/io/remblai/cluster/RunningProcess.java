package io.remblai.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A process whose lines are read while it runs. */
public final class RunningProcess {

  /** Where the scripts are: tests run in the root of the project. */
  private static final Path ROOT = Path.of("").toAbsolutePath();

  private final Process process;
  private final long start = System.nanoTime();
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  private RunningProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "lines of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a script of the project.
   *
   * @param environment added to that of this process
   */
  public static RunningProcess start(
      Map<String, String> environment, String script, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("scripts").resolve(script).toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    try {
      return new RunningProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  private void read() {
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
      }
    } catch (IOException ended) {
      // What a killed process did not say is not missed.
    }
  }

  /** Waits until a line has what the pattern says. */
  public void await(Pattern pattern, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    int seen = 0;
    while (System.nanoTime() < end) {
      synchronized (lines) {
        for (; seen < lines.size(); seen++) {
          if (pattern.matcher(lines.get(seen)).find()) {
            return;
          }
        }
        lines.wait(100);
      }
      if (!process.isAlive() && !reader.isAlive() && seen == size()) {
        throw new IllegalStateException("ended without \"" + pattern + "\":\n" + text());
      }
    }
    throw new IllegalStateException("no \"" + pattern + "\" within " + most + ":\n" + text());
  }

  private int size() {
    synchronized (lines) {
      return lines.size();
    }
  }

  private String text() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** Ends it at once, SIGKILL. The launcher has become the driver by then: it calls exec. */
  public void kill() {
    process.destroyForcibly();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  public FinishedProcess finish(Duration most) throws InterruptedException {
    if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new IllegalStateException("not done within " + most + ":\n" + text());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    // Daemons that the process left behind may hold the pipe open.
    reader.join(2000);
    synchronized (lines) {
      return new FinishedProcess(process.exitValue(), List.copyOf(lines), seconds);
    }
  }
}
