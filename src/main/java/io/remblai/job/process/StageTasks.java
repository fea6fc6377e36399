package io.remblai.job.process;

import java.util.BitSet;
import java.util.Locale;

/** How far one stage of Spark is. Not thread safe. */
final class StageTasks {

  /** What fits the narrowest usual terminal without a line break, which could not be erased. */
  static final int MOST_LETTERS = 79;

  private final String what;
  private final int attempt;
  private final int tasks;
  private final long startMillis;
  private final BitSet done;

  /**
   * A stage that begins.
   *
   * @param what what it is for, in words
   * @param attempt its number among attempts of the same stage
   */
  StageTasks(String what, int attempt, int tasks, long startMillis) {
    this.what = what;
    this.attempt = attempt;
    this.tasks = tasks;
    this.startMillis = startMillis;
    this.done = new BitSet(tasks);
  }

  /** A task has ended well; copies of a task count once, and those of another attempt never. */
  void done(int ofAttempt, int task) {
    if (ofAttempt == attempt) {
      done.set(task);
    }
  }

  /** One line; the time left is told once a task is done, as if the others took as long. */
  String line(long nowMillis) {
    int ended = done.cardinality();
    double seconds = Math.max(0, nowMillis - startMillis) / 1000.0;
    String left =
        ended == 0 || ended == tasks
            ? ""
            : ", about " + duration(seconds * (tasks - ended) / ended) + " left";
    String counts =
        String.format(Locale.ROOT, ": %,d of %,d tasks, %s", ended, tasks, duration(seconds))
            + left;
    int room = MOST_LETTERS - counts.length() - 2;
    return "  " + (what.length() > room ? what.substring(0, room - 3) + "..." : what) + counts;
  }

  private static String duration(double seconds) {
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : seconds < 6000
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
