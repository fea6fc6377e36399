package io.remblai.job;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of {@code src/main/python/remblai/_commands.py}, made of the commands' own options. */
final class PythonModule {

  static final String PATH = "src/main/python/remblai/_commands.py";

  private static final Set<String> OF_THE_PROCESS =
      Set.of("--help", "--verbose", "--print-config", "--config");

  private static final Set<String> KEYWORDS = Set.of("from", "in", "is", "not", "with", "lambda");

  private static final Set<String> WHOLE =
      Set.of("N", "K", "L", "M", "R", "ROWS", "POINTS", "PAIRS");

  private static final Set<String> REAL = Set.of("TAU", "SIGMA", "NATS", "GAP", "F", "A");

  private static final int WIDTH = 92;

  private PythonModule() {}

  static List<CommandLine> commands() {
    CommandLine root =
        Commands.root(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
    return root.getSubcommands().values().stream()
        .filter(command -> !command.getCommandName().equals("version"))
        .toList();
  }

  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !OF_THE_PROCESS.contains(option.longestName()))
        .filter(option -> !option.hidden())
        .toList();
  }

  static String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "\"\"\"The commands of remblai, one function each. Made of the commands' own options.\"\"\"");
    lines.add("");
    lines.add("from __future__ import annotations");
    lines.add("");
    lines.add("from typing import Any, Sequence");
    lines.add("");
    lines.add("from remblai._run import Done, run");
    lines.add("");
    lines.add("__all__ = [");
    commands().forEach(each -> lines.add("    \"" + name(each.getCommandName()) + "\","));
    lines.add("]");
    commands().forEach(each -> function(each.getCommandSpec(), lines));
    return String.join("\n", lines) + "\n";
  }

  private static void function(CommandSpec command, List<String> lines) {
    lines.addAll(List.of("", "", "def " + name(command.name()) + "("));
    lines.add("    spark: Any,");
    for (PositionalParamSpec each : command.positionalParameters()) {
      lines.add("    " + name(each.paramLabel()) + ": str,");
    }
    if (!options(command).isEmpty()) {
      lines.add("    *,");
    }
    options(command).forEach(each -> lines.add("    " + parameter(each) + ","));
    lines.add(") -> Done:");
    List<String> header = new ArrayList<>(List.of(command.usageMessage().header()));
    if (header.isEmpty()) {
      header.addAll(List.of(command.usageMessage().description()));
    }
    lines.add("    \"\"\"" + plain(String.join(" ", header)));
    lines.add("");
    options(command)
        .forEach(
            each ->
                wrap(
                    parameterName(each) + ": " + plain(String.join(" ", each.description())),
                    lines));
    lines.add("    \"\"\"");
    List<String> positional =
        command.positionalParameters().stream().map(each -> name(each.paramLabel())).toList();
    lines.add("    return run(");
    lines.add("        spark,");
    lines.add("        \"" + command.name() + "\",");
    lines.add("        [" + String.join(", ", positional) + "],");
    lines.add("        {");
    options(command)
        .forEach(each -> lines.add("            \"%1$s\": %1$s,".formatted(parameterName(each))));
    lines.add("        },");
    lines.add("    )");
  }

  private static String parameter(OptionSpec option) {
    String name = parameterName(option);
    if (option.arity().max() == 0) {
      return name + ": bool = False";
    }
    String label = option.paramLabel();
    String type = label.contains(",") ? "str | Sequence[str]" : "str";
    if (WHOLE.contains(label)) {
      type = "int | str"; // auto and the like are words
    } else if (REAL.contains(label)) {
      type = "float | str";
    }
    return name + ": " + type + (option.required() ? "" : " | None = None");
  }

  static String parameterName(OptionSpec option) {
    return name(option.longestName().replaceFirst("^--", ""));
  }

  private static String name(String text) {
    String name = text.toLowerCase(Locale.ROOT).replace('-', '_');
    return KEYWORDS.contains(name) ? name + "_" : name;
  }

  private static String plain(String text) {
    return text.replace("%%", "%").replace("\\", "\\\\").replace("\"\"\"", "'''");
  }

  private static void wrap(String text, List<String> lines) {
    StringBuilder line = new StringBuilder("   ");
    for (String word : text.split("\\s+", 0)) {
      if (line.length() + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("       ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }
}
