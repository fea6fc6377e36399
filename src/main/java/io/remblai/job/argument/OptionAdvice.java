package io.remblai.job.argument;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Adds to what is wrong with a table or a column which option names it: who finds the trouble knows
 * the data, only the command knows its options.
 */
public final class OptionAdvice {

  /** What options of columns end in. */
  private static final Pattern OF_COLUMNS = Pattern.compile("--.*-(col|cols|pairs)");

  private static final String OF_TABLES = "TABLE";

  private static final Pattern COLUMN = Pattern.compile("column `([^`]+)`");

  private static final Pattern UNREADABLE = Pattern.compile("(\\S+) cannot be read: ");

  private static final String FORMS =
      "; PATH is Parquet, FORMAT:PATH another format, table:NAME a table of the catalog";

  private OptionAdvice() {}

  /** The message, where an option can be told with that option, line by line. */
  public static String with(CommandSpec command, String message) {
    return message
        .lines()
        .map(line -> line + advice(command, line))
        .collect(Collectors.joining("\n"));
  }

  private static String advice(CommandSpec command, String line) {
    String all =
        Stream.of(of(command, line), table(command, line))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : " (" + all + ")";
  }

  /** Where only a side is told, the table that it is. */
  private static Optional<String> table(CommandSpec command, String line) {
    return command.options().stream()
        .filter(option -> option.paramLabel().equals(OF_TABLES))
        .filter(option -> line.matches(option.longestName().substring(2) + "[: ].*"))
        .filter(option -> !value(option).isEmpty() && !line.contains(value(option)))
        .map(option -> option.longestName() + " is " + value(option))
        .findFirst();
  }

  private static Optional<String> of(CommandSpec command, String line) {
    Matcher unreadable = UNREADABLE.matcher(line);
    if (unreadable.find()) {
      String location = unreadable.group(1);
      return command.options().stream()
          .filter(option -> option.paramLabel().equals(OF_TABLES))
          .filter(option -> !value(option).isEmpty() && location.endsWith(value(option)))
          .max(Comparator.comparingInt(option -> value(option).length()))
          .map(option -> option.longestName() + " names it" + FORMS);
    }
    Matcher column = COLUMN.matcher(line);
    if (!column.find()) {
      return Optional.empty();
    }
    List<String> naming =
        command.options().stream()
            .filter(option -> OF_COLUMNS.matcher(option.longestName()).matches())
            .filter(option -> names(option).contains(column.group(1)))
            .map(OptionSpec::longestName)
            .toList();
    return naming.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", naming) + (naming.size() == 1 ? " names" : " name") + " the column");
  }

  private static List<String> names(OptionSpec option) {
    return Arrays.stream(value(option).split("[,:]")).map(String::strip).toList();
  }

  private static String value(OptionSpec option) {
    Object value = option.getValue();
    return value == null ? "" : value.toString().strip();
  }
}
