package io.remblai.job.process;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command speaks.
 *
 * @param out results only, so that they can be piped
 * @param err progress and complaints
 */
public record Console(PrintWriter out, PrintWriter err) {

  public static Console of(CommandSpec spec) {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  /** One line of progress. */
  public void progress(String line) {
    err.println(Printable.text(Redaction.ofUrls(line)));
    err.flush();
  }

  /** One line of the answer. */
  public void result(String line) {
    out.println(Printable.text(Redaction.ofUrls(line)));
  }
}
