package io.remblai.job.config;

import io.remblai.job.argument.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options in force as a file for {@code --config}, with what each means. */
public final class ConfigText {

  private static final int WIDTH = 100;

  private final String command;
  private final Settings settings;
  private final ParseResult parsed;

  public ConfigText(String command, Settings settings, ParseResult parsed) {
    this.command = command;
    this.settings = settings;
    this.parsed = parsed;
  }

  /** Adds values that a file of lines cannot hold. */
  public void check(Problems problems) {
    for (OptionSpec option : parsed.matchedOptions()) {
      if (option.stringValues().stream().anyMatch(value -> value.lines().count() > 1)) {
        problems.add(
            option.longestName() + " has a line break, which a file for --config cannot hold");
      }
    }
  }

  /** Lines of the file: what was set stands by itself, defaults are comments. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Options of remblai " + command + ", for --config FILE: lines of the form key = value.");
    lines.add(
        "# The command line ranks first, then --config, then spark.remblai."
            + command
            + ".KEY and");
    lines.add("# spark.remblai.KEY of the configuration of Spark, then the defaults shown here.");
    parsed.commandSpec().options().stream()
        .filter(ConfiguredDefaults::isSetting)
        .sorted(Comparator.comparingInt(OptionSpec::order))
        .forEach(option -> add(option, lines));
    return lines;
  }

  private void add(OptionSpec option, List<String> lines) {
    lines.add("");
    wrap(description(option), lines);
    String key = ConfiguredDefaults.key(option);
    if (parsed.hasMatchedOption(option)) {
      lines.add("# From the command line:");
      lines.add(key + " = " + parsed.matchedOption(option.longestName()).stringValues().get(0));
      return;
    }
    Optional<Setting> setting = settings.find(command, key);
    if (setting.isPresent()) {
      lines.add("# From " + setting.get().origin() + ":");
      lines.add(key + " = " + setting.get().value());
    } else {
      lines.add(("# " + key + " = " + defaultOf(option)).stripTrailing());
    }
  }

  /** What the option means, without its default, which stands below. */
  private static String description(OptionSpec option) {
    String text = String.join(" ", option.description());
    int at = text.lastIndexOf(" Default:");
    String meaning = at < 0 ? text : text.substring(0, at);
    return option.required() ? meaning + " Required." : meaning;
  }

  private static String defaultOf(OptionSpec option) {
    boolean flag = option.arity().max() == 0;
    return flag ? "false" : Optional.ofNullable(option.defaultValue()).orElse("");
  }

  private static void wrap(String text, List<String> lines) {
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }
}
