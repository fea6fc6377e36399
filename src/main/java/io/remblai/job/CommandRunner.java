package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.ParseProblems;
import io.remblai.job.argument.Problems;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.FailureMessage;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Parses the arguments, tells all that is wrong with them at once, runs the command. */
final class CommandRunner {

  private final CommandLine root;

  CommandRunner(CommandLine root) {
    this.root = root;
  }

  /** Answers the exit code; never throws. */
  int run(String... args) {
    ParseResult parsed;
    try {
      parsed = root.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      return refuse(e.getCommandLine(), List.of(e.getMessage()));
    }
    List<CommandLine> chain = parsed.asCommandLineList();
    CommandLine command = chain.get(chain.size() - 1);
    if (CommandLine.printHelpIfRequested(parsed)) {
      return ExitCode.DONE.code();
    }
    Problems problems = new Problems();
    chain.forEach(each -> ParseProblems.of(each, problems));
    if (problems.isEmpty() && !(command.getCommand() instanceof Callable<?>)) {
      problems.add("a command is needed: " + String.join(", ", command.getSubcommands().keySet()));
    }
    if (command.getCommand() instanceof CheckedArguments arguments) {
      arguments.check(problems);
    }
    return problems.isEmpty()
        ? call(command, verbose(chain))
        : refuse(command, problems.messages());
  }

  private static int refuse(CommandLine command, List<String> problems) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(
        name + ": " + (problems.size() == 1 ? "one problem" : problems.size() + " problems"));
    problems.forEach(problem -> err.println("  - " + problem));
    err.println("Nothing was read or written. " + name + " --help lists what can be said.");
    err.flush();
    return ExitCode.USAGE.code();
  }

  private static boolean verbose(List<CommandLine> chain) {
    return chain.stream()
        .anyMatch(command -> command.getParseResult().matchedOptionValue("--verbose", false));
  }

  private static int call(CommandLine command, boolean verbose) {
    Callable<?> callable = command.getCommand();
    try {
      return callable.call() instanceof Integer code ? code : ExitCode.DONE.code();
    } catch (Throwable failure) { // The last door: an Error too must end in a message and a code.
      return fail(command, failure, verbose);
    }
  }

  private static int fail(CommandLine command, Throwable failure, boolean verbose) {
    PrintWriter err = command.getErr();
    err.println(command.getCommandSpec().qualifiedName() + ": " + FailureMessage.of(failure));
    if (verbose) {
      failure.printStackTrace(err);
    } else if (ExitCode.of(failure) == ExitCode.FAILED) {
      err.println("Add --verbose for the stack trace.");
    }
    err.flush();
    return ExitCode.of(failure).code();
  }
}
