package io.remblai.job.process;

import java.io.PrintWriter;

/** The last line of a terminal, rewritten in place; other lines are written above it. */
final class LiveLine {

  /** Back to the first column, and erase to the end of the line. */
  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter terminal;
  private String shown = "";
  private boolean ended;

  LiveLine(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /** Shows a text in place of the one before; empty to show none. Nothing after the end. */
  synchronized void show(String text) {
    if (ended || text.equals(shown)) {
      return;
    }
    terminal.print(ERASE + text);
    terminal.flush();
    shown = text;
  }

  /** Lets somebody print whole lines, to this stream or another of the same terminal. */
  synchronized void above(Runnable lines) {
    show("");
    lines.run();
  }

  /** Leaves no trace. */
  synchronized void end() {
    show("");
    ended = true;
  }
}
