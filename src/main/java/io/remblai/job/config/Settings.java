package io.remblai.job.config;

import io.remblai.job.argument.Problems;
import io.remblai.spark.table.NearestName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings outside the command line: of {@code --config FILE}, which rank first, and of the
 * configuration of Spark, {@code spark.remblai.COMMAND.KEY} before {@code spark.remblai.KEY}.
 */
public final class Settings {

  /** In front of our keys among those of Spark. */
  private static final String PREFIX = "spark.remblai.";

  private static final String FLAG = "--config";

  private final Map<String, Setting> file;
  private final Map<String, Setting> spark; // keys with or without a command in front

  private Settings(Map<String, Setting> file, Map<String, Setting> spark) {
    this.file = file;
    this.spark = spark;
  }

  /**
   * The settings of a run.
   *
   * @param args the command line, looked through for {@code --config}
   * @param system properties of the process; spark-submit puts the configuration of Spark there
   */
  public static Settings of(String[] args, Properties system, Problems problems) {
    Map<String, Setting> file =
        fileName(args).map(name -> ConfigFile.read(name, problems)).orElse(Map.of());
    Map<String, Setting> spark = new HashMap<>();
    for (String name : system.stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        String key = name.substring(PREFIX.length());
        spark.put(key, new Setting(key, system.getProperty(name), name));
      }
    }
    return new Settings(file, spark);
  }

  private static Optional<String> fileName(String[] args) {
    Optional<String> name = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(FLAG) && i + 1 < args.length) {
        name = Optional.of(args[i + 1]);
      } else if (args[i].startsWith(FLAG + "=")) {
        name = Optional.of(args[i].substring(FLAG.length() + 1));
      }
    }
    return name;
  }

  /** The setting of an option of a command. */
  Optional<Setting> find(String command, String key) {
    if (file.containsKey(key)) {
      return Optional.of(file.get(key));
    }
    return Optional.ofNullable(spark.getOrDefault(command + "." + key, spark.get(key)));
  }

  /**
   * Adds a problem for every key that nobody knows.
   *
   * @param command that runs
   * @param options keys of the options of every command
   */
  public void check(String command, Map<String, Set<String>> options, Problems problems) {
    Set<String> own = options.getOrDefault(command, Set.of());
    for (Setting setting : sorted(file.values())) {
      if (!own.contains(setting.key())) {
        problems.add(
            "%s: %s has no option %s%s"
                .formatted(
                    setting.origin(),
                    command,
                    setting.key(),
                    NearestName.hint(setting.key(), own)));
      }
    }
    Set<String> known = new TreeSet<>();
    options.forEach(
        (name, keys) -> {
          known.addAll(keys);
          keys.forEach(key -> known.add(name + "." + key));
        });
    for (Setting setting : sorted(spark.values())) {
      if (!known.contains(setting.key())) {
        problems.add(
            "%s: there is no such option%s"
                .formatted(setting.origin(), NearestName.hint(setting.key(), known)));
      }
    }
  }

  private static Collection<Setting> sorted(Collection<Setting> settings) {
    return settings.stream().sorted(Comparator.comparing(Setting::origin)).toList();
  }
}
