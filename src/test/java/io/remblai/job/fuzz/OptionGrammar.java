package io.remblai.job.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What can be said to a command: written from the help, apart from the code that reads it.
 *
 * @param command its name
 * @param required options with values that are always said
 * @param free options that mean the same whatever else is said
 * @param bundles options that are right together, lists of alternatives
 * @param contradictions what must not be said together, and words of the answer
 */
record OptionGrammar(
    String command,
    Map<String, String> required,
    Map<String, ValueKind> free,
    List<List<List<String>>> bundles,
    List<Contradiction> contradictions) {

  /**
   * Options that contradict each other.
   *
   * @param options as they are typed
   * @param answer what must be said of them
   */
  record Contradiction(List<String> options, String answer) {}

  /** All commands. */
  static List<OptionGrammar> all() {
    List<OptionGrammar> all = new ArrayList<>(MapGrammars.all());
    all.addAll(InformationGrammars.all());
    return all;
  }

  static Contradiction contradiction(String answer, String... options) {
    return new Contradiction(List.of(options), answer);
  }

  /** Names and values, in turn. */
  static Map<String, String> named(String... words) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      named.put(words[i], words[i + 1]);
    }
    return named;
  }

  /** Options of a right command line, each once, with their values; flags have the value true. */
  Map<String, String> draw(Random random) {
    Map<String, String> drawn = new LinkedHashMap<>(required);
    for (Map.Entry<String, ValueKind> option : free.entrySet()) {
      if (random.nextInt(4) == 0) {
        drawn.put(option.getKey(), option.getValue().right().apply(random));
      }
    }
    for (List<List<String>> alternatives : bundles) {
      for (String option : alternatives.get(random.nextInt(alternatives.size()))) {
        int equals = option.indexOf('=');
        drawn.put(
            equals < 0 ? option : option.substring(0, equals),
            equals < 0 ? "true" : option.substring(equals + 1));
      }
    }
    return drawn;
  }

  /** The options as they are typed after the command. */
  List<String> typed(Map<String, String> options, Random random) {
    List<String> typed = new ArrayList<>();
    options.forEach(
        (name, value) -> {
          if (isFlag(name)) {
            typed.add(value.equals("true") ? name : name + "=" + value);
          } else if (random.nextBoolean() || value.startsWith("-")) {
            typed.add(name + "=" + value);
          } else {
            typed.addAll(List.of(name, value));
          }
        });
    return typed;
  }

  boolean isFlag(String name) {
    return ValueKind.FLAG.equals(free.get(name))
        || bundles.stream().anyMatch(all -> all.stream().anyMatch(some -> some.contains(name)));
  }
}
