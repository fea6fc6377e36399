package io.remblai.job;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command answered in a test. */
public record CommandLineRun(int code, String out, String err) {

  public static CommandLineRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    return new CommandLineRun(code, out.toString(), err.toString());
  }

  /** Both streams, for messages of failed assertions. */
  public String all() {
    return "exit " + code + "\n" + out + "\n" + err;
  }
}
