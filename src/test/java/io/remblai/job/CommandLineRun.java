package io.remblai.job;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;
import picocli.CommandLine;

/** What a command answered in a test. */
public record CommandLineRun(int code, String out, String err) {

  public static CommandLineRun of(String... args) {
    Answer answer = Answer.of(args);
    return new CommandLineRun(answer.code(), answer.out(), answer.err());
  }

  /** The same, on a command tree that is made once and used by many runs of one thread. */
  public static final class Repeated {

    private final CommandLine root =
        Commands.root(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));

    public CommandLineRun of(String... args) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      root.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
      int code = new CommandRunner(root).run(args);
      return new CommandLineRun(code, out.toString(), err.toString());
    }
  }

  /**
   * A run of which every line of progress is shown to a listener, who may end it by an exception.
   */
  public static CommandLineRun watched(Consumer<String> listener, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter heard =
        new PrintWriter(err) {
          @Override
          public void println(String line) {
            super.println(line);
            listener.accept(line);
          }
        };
    int code = Main.execute(new PrintWriter(out), heard, args);
    return new CommandLineRun(code, out.toString(), err.toString());
  }

  /** Both streams, for messages of failed assertions. */
  public String all() {
    return "exit " + code + "\n" + out + "\n" + err;
  }
}
