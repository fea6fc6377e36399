package io.remblai.job.argument;

import io.remblai.spark.table.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns the parser's errors into our words. */
public final class ParseProblems {

  private ParseProblems() {}

  /**
   * Adds all that the parser found wrong at one command.
   *
   * @param args the whole command line
   */
  public static void of(CommandLine command, List<String> args, Problems problems) {
    List<String> options = new ArrayList<>();
    command.getCommandSpec().options().forEach(option -> options.addAll(List.of(option.names())));
    for (Exception error : command.getParseResult().errors()) {
      if (error instanceof UnmatchedArgumentException unmatched) {
        unmatched(unmatched.getUnmatched(), command, options, problems);
      } else if (error instanceof MissingParameterException missing
          && !missing.getMissing().isEmpty()) {
        missing.getMissing().forEach(argument -> missing(argument, missing, args, problems));
      } else {
        problems.add(error.getMessage());
      }
    }
  }

  private static void missing(
      ArgSpec argument, MissingParameterException error, List<String> args, Problems problems) {
    if (!(argument instanceof OptionSpec option)) {
      problems.add(error.getMessage());
      return;
    }
    String name = option.longestName();
    boolean named =
        args.stream().anyMatch(each -> each.equals(name) || each.startsWith(name + "="));
    if (option.required() && !named) {
      problems.missing(name + " " + option.paramLabel() + " is required");
    } else {
      problems.add(name + " needs a value: " + option.paramLabel());
    }
  }

  private static void unmatched(
      List<String> tokens, CommandLine command, List<String> options, Problems problems) {
    boolean valueOfUnknown = false;
    for (String token : tokens) {
      boolean option = token.startsWith("-") && token.length() > 1;
      if (option) {
        String name = token.contains("=") ? token.substring(0, token.indexOf('=')) : token;
        problems.add("unknown option " + name + NearestName.hint(name, options));
      } else if (!valueOfUnknown) {
        problems.add(argument(token, command));
      }
      valueOfUnknown = option && !token.contains("=");
    }
  }

  private static String argument(String token, CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      return "unexpected argument '" + token + "'";
    }
    Optional<String> near = NearestName.of(token, command.getSubcommands().keySet());
    return "unknown command "
        + token
        + near.map(name -> "; did you mean " + name + "?")
            .orElse("; commands: " + String.join(", ", command.getSubcommands().keySet()));
  }
}
