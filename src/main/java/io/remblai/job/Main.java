package io.remblai.job;

import io.remblai.job.process.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Entry point: {@code remblai COMMAND [options]}.
 *
 * <p>Help and wrong arguments are answered without loading a class of Spark: commands collect
 * arguments into records and only then call the class that does the work.
 */
public final class Main {

  private Main() {}

  /** Runs one command; the process ends with its {@link ExitCode}. */
  public static void main(String[] args) {
    int code = execute(args);
    // Under YARN's cluster mode even System.exit(0) counts as a failure, so success just returns.
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs one command on the standard streams and answers its exit code; never throws. */
  public static int execute(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return execute(out, err, args);
  }

  /** Runs one command; results go to {@code out}, everything else to {@code err}. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    int code = new CommandRunner(Commands.root(out, err)).run(args);
    out.flush();
    err.flush();
    return code;
  }
}
