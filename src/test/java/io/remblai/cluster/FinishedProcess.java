package io.remblai.cluster;

import java.util.List;

/**
 * A process that has ended.
 *
 * @param exitCode its exit code; 128 and the number of the signal if one ended it
 * @param lines what it said, on both streams
 * @param seconds wall time from start to end
 */
public record FinishedProcess(int exitCode, List<String> lines, double seconds) {

  public boolean succeeded() {
    return exitCode == 0;
  }

  /** All lines, for messages. */
  public String text() {
    return "exit " + exitCode + "\n" + String.join("\n", lines);
  }
}
