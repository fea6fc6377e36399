package io.remblai.job.config;

import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives the parser the settings of one command where the command line is silent. */
public final class ConfiguredDefaults implements IDefaultValueProvider {

  /** Options that say how to read settings, or are none. */
  private static final Set<String> OWN = Set.of("--config", "--print-config", "--help");

  private final String command;
  private final Settings settings;

  public ConfiguredDefaults(String command, Settings settings) {
    this.command = command;
    this.settings = settings;
  }

  /** The keys that a command knows. */
  public static Set<String> keys(CommandSpec command) {
    return command.options().stream()
        .filter(ConfiguredDefaults::isSetting)
        .map(ConfiguredDefaults::key)
        .collect(Collectors.toSet());
  }

  static boolean isSetting(OptionSpec option) {
    return !OWN.contains(option.longestName());
  }

  static String key(OptionSpec option) {
    return option.longestName().substring("--".length());
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && isSetting(option)
        ? settings.find(command, key(option)).map(Setting::value).orElse(null)
        : null; // The parser's word for: look elsewhere.
  }
}
