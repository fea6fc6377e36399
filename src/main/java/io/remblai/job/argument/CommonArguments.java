package io.remblai.job.argument;

import picocli.CommandLine.Option;

/** Options of every command. */
public final class CommonArguments {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 101,
      description = "Show this help and end.")
  boolean help;

  @Option(
      names = "--verbose",
      order = 100,
      description = "Show the stack trace of a failure; may also stand before the command.")
  boolean verbose;
}
