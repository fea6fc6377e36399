package io.remblai.job.process;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command speaks.
 *
 * @param out results only, so that they can be piped
 * @param err progress and complaints
 * @param live the last line of {@code err}, where that is a terminal
 */
public record Console(PrintWriter out, PrintWriter err, Optional<LiveLine> live) {

  /** Set by the launcher, which alone can tell whether standard error is a terminal. */
  private static final String PROGRESS = "REMBLAI_PROGRESS";

  /** A console that is no terminal. */
  public Console(PrintWriter out, PrintWriter err) {
    this(out, err, Optional.empty());
  }

  public static Console of(CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    boolean terminal = "live".equals(System.getenv(PROGRESS));
    return new Console(
        spec.commandLine().getOut(),
        err,
        terminal ? Optional.of(new LiveLine(err)) : Optional.empty());
  }

  /** One line of progress. */
  public void progress(String line) {
    print(err, line);
    err.flush();
  }

  /** One line of the answer. */
  public void result(String line) {
    print(out, line);
  }

  private void print(PrintWriter stream, String line) {
    String shown = Printable.text(Redaction.ofUrls(line));
    live.ifPresentOrElse(
        last -> last.above(() -> stream.println(shown)), () -> stream.println(shown));
  }
}
