package io.remblai.job;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command run inside a program that has a Spark session: a notebook's, a larger job's. The
 * session is used and left running.
 *
 * @param code the exit code, as of the process
 * @param out results, as on standard output
 * @param err progress, warnings and errors, as on standard error
 */
public record Answer(int code, String out, String err) {

  /** Runs one command with the arguments of the command line; never throws. */
  public static Answer of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    return new Answer(code, out.toString(), err.toString());
  }
}
