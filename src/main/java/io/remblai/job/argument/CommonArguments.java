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
      names = "--config",
      order = 98,
      paramLabel = "FILE",
      description =
          "Options from a file of lines key = value, the keys being the options' names; the command"
              + " line ranks above it.")
  String config;

  @Option(
      names = "--print-config",
      order = 99,
      description = "Print all options in force as such a file, and end.")
  boolean printConfig;

  @Option(
      names = "--verbose",
      order = 100,
      description = "Show the stack trace of a failure; may also stand before the command.")
  boolean verbose;
}
