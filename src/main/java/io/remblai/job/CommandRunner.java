package io.remblai.job;

import io.remblai.job.argument.CheckedArguments;
import io.remblai.job.argument.OptionAdvice;
import io.remblai.job.argument.ParseProblems;
import io.remblai.job.argument.Problems;
import io.remblai.job.config.ConfigText;
import io.remblai.job.config.ConfiguredDefaults;
import io.remblai.job.config.Settings;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.FailureMessage;
import io.remblai.job.process.Printable;
import io.remblai.job.process.Redaction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Parses the arguments, tells all that is wrong with them at once, runs the command. */
final class CommandRunner {

  private final CommandLine root;

  CommandRunner(CommandLine root) {
    this.root = root;
  }

  /** Answers the exit code; never throws. */
  int run(String... args) {
    try {
      return answer(args);
    } catch (Throwable failure) { // The last door: an Error too must end in a message and a code.
      return fail(root, failure, List.of(args).contains("--verbose"));
    }
  }

  private int answer(String... args) {
    Problems problems = new Problems();
    Settings settings = Settings.of(args, System.getProperties(), problems);
    root.getSubcommands()
        .forEach(
            (name, each) ->
                each.getCommandSpec().defaultValueProvider(new ConfiguredDefaults(name, settings)));
    // What users give is never looked through for variables such as ${env:NAME}.
    interpolate(false);
    ParseResult parsed;
    try {
      parsed = root.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      return refuse(e.getCommandLine(), List.of(e.getMessage()));
    }
    List<CommandLine> chain = parsed.asCommandLineList();
    CommandLine command = chain.get(chain.size() - 1);
    interpolate(true); // Help names defaults so.
    if (CommandLine.printHelpIfRequested(parsed)) {
      return ExitCode.DONE.code();
    }
    boolean print = asks(command, "--print-config");
    chain.forEach(each -> ParseProblems.of(each, List.of(args), problems));
    if (problems.isEmpty() && !(command.getCommand() instanceof Callable<?>)) {
      problems.add("a command is needed: " + String.join(", ", command.getSubcommands().keySet()));
    }
    if (parsed.hasSubcommand()) {
      settings.check(command.getCommandName(), keys(), problems);
    }
    if (command.getCommand() instanceof CheckedArguments arguments) {
      arguments.check(problems);
    }
    ConfigText text = new ConfigText(command.getCommandName(), settings, command.getParseResult());
    if (print) {
      text.check(problems);
    }
    if (print && problems.onlyMissing()) {
      return print(text);
    }
    return problems.isEmpty()
        ? call(command, chain.stream().anyMatch(each -> asks(each, "--verbose")))
        : refuse(command, problems.messages());
  }

  private void interpolate(boolean on) {
    root.setInterpolateVariables(on);
    root.getSubcommands().values().forEach(each -> each.setInterpolateVariables(on));
  }

  private int print(ConfigText text) {
    text.lines().forEach(root.getOut()::println);
    root.getOut().flush();
    return ExitCode.DONE.code();
  }

  private static int refuse(CommandLine command, List<String> problems) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(
        name + ": " + (problems.size() == 1 ? "one problem" : problems.size() + " problems"));
    problems.forEach(problem -> err.println("  - " + Printable.line(Redaction.ofUrls(problem))));
    err.println("Nothing was read or written. " + name + " --help lists what can be said.");
    err.flush();
    return ExitCode.USAGE.code();
  }

  private Map<String, Set<String>> keys() {
    Map<String, Set<String>> keys = new HashMap<>();
    root.getSubcommands()
        .forEach((name, each) -> keys.put(name, ConfiguredDefaults.keys(each.getCommandSpec())));
    return keys;
  }

  private static boolean asks(CommandLine command, String flag) {
    return command.getParseResult().matchedOptionValue(flag, false);
  }

  private static int call(CommandLine command, boolean verbose) {
    Callable<?> callable = command.getCommand();
    try {
      return callable.call() instanceof Integer code ? code : ExitCode.DONE.code();
    } catch (Throwable failure) { // Scala throws checked exceptions that Java does not see.
      return fail(command, failure, verbose);
    }
  }

  private static int fail(CommandLine command, Throwable failure, boolean verbose) {
    PrintWriter err = command.getErr();
    CommandSpec spec = command.getCommandSpec();
    String said = FailureMessage.of(failure);
    boolean ofInput = ExitCode.of(failure) == ExitCode.INPUT_REFUSED;
    String advised = ofInput ? OptionAdvice.with(spec, said) : said;
    err.println(spec.qualifiedName() + ": " + Printable.text(advised));
    if (verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      err.println(Redaction.ofUrls(trace.toString()));
    } else if (ExitCode.of(failure) == ExitCode.FAILED) {
      err.println("Add --verbose for the stack trace.");
    }
    err.flush();
    return ExitCode.of(failure).code();
  }
}
