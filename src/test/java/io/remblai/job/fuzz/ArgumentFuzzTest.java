package io.remblai.job.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.fuzz.OptionGrammar.Contradiction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Command lines at random: what is right is taken, what is wrong is told. */
final class ArgumentFuzzTest {

  private static final int RIGHT = 2000;
  private static final int WRONG = 4000;
  private static final int SOUP = 1500;

  private static final List<OptionGrammar> GRAMMARS = OptionGrammar.all();
  private static final CommandLineRun.Repeated COMMANDS = new CommandLineRun.Repeated();

  private static CommandLineRun run(String command, List<String> options) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(options);
    return COMMANDS.of(all.toArray(String[]::new));
  }

  private static CommandLineRun print(String command, List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.add(0, "--print-config");
    return run(command, all);
  }

  @Test
  void theGrammarsKnowEveryOption() {
    for (OptionGrammar grammar : GRAMMARS) {
      Set<String> known = new TreeSet<>(grammar.required().keySet());
      known.addAll(grammar.free().keySet());
      grammar.bundles().forEach(all -> all.forEach(options -> addNames(options, known)));
      Set<String> said = new TreeSet<>();
      print(grammar.command(), List.of())
          .out()
          .lines()
          .filter(line -> line.matches("# [a-z-]+ =.*"))
          .forEach(line -> said.add("--" + line.split(" ", -1)[1]));
      assertEquals(said, known, grammar.command());
    }
  }

  private static void addNames(List<String> options, Set<String> names) {
    options.forEach(option -> names.add(option.split("=", -1)[0]));
  }

  @Test
  void whatIsRightIsTaken() {
    for (int seed = 0; seed < RIGHT; seed++) {
      Random random = new Random(seed);
      OptionGrammar grammar = GRAMMARS.get(random.nextInt(GRAMMARS.size()));
      List<String> typed = grammar.typed(grammar.draw(random), random);
      Answers.assertPrinted(print(grammar.command(), typed), seed + ": " + typed);
    }
  }

  /** A command line with mistakes, and words that the answer must have. */
  private record Mistaken(List<String> typed, List<String> words) {}

  @Test
  void whatIsWrongIsToldByName() {
    for (int seed = 0; seed < WRONG; seed++) {
      Random random = new Random(seed);
      OptionGrammar grammar = GRAMMARS.get(random.nextInt(GRAMMARS.size()));
      Mistaken mistaken =
          random.nextInt(6) == 0 && !grammar.contradictions().isEmpty()
              ? contradicting(grammar, random)
              : mistaken(grammar, random);
      boolean print = random.nextInt(4) == 0 && !mistaken.words.contains(" is required");
      CommandLineRun run =
          print ? print(grammar.command(), mistaken.typed) : run(grammar.command(), mistaken.typed);
      Answers.assertRefused(run, seed + ": " + mistaken, mistaken.words);
    }
  }

  private static Mistaken contradicting(OptionGrammar grammar, Random random) {
    Contradiction chosen =
        grammar.contradictions().get(random.nextInt(grammar.contradictions().size()));
    Map<String, String> options = new LinkedHashMap<>(grammar.required());
    for (String option : chosen.options()) {
      String[] parts = option.split("=", 2);
      options.put(parts[0], parts.length == 1 ? "true" : parts[1]);
    }
    return new Mistaken(grammar.typed(options, random), List.of(chosen.answer()));
  }

  /** One to three mistakes in a command line that was right. */
  private static Mistaken mistaken(OptionGrammar grammar, Random random) {
    Map<String, String> options = grammar.draw(random);
    List<String> words = new ArrayList<>();
    List<String> more = new ArrayList<>();
    boolean open = true; // An option without its value ends the line.
    int mistakes = 1 + random.nextInt(3);
    for (int m = 0; m < mistakes; m++) {
      switch (random.nextInt(6)) {
        case 0 -> unknown(random, more, words);
        case 1 -> stray(random, more, words);
        case 2 -> repeat(grammar, options, random, more, words);
        case 3 -> forget(grammar, options, random, words);
        case 4 -> {
          if (words.isEmpty() && !grammar.required().isEmpty()) {
            String name = grammar.required().keySet().iterator().next();
            options.remove(name);
            more.add(name);
            words.add(name);
            open = false;
          }
        }
        default -> spoil(grammar, options, random, words);
      }
      if (!open) {
        break;
      }
    }
    if (words.isEmpty()) {
      unknown(random, more, words);
    }
    List<String> typed = grammar.typed(options, random);
    typed.addAll(more);
    return new Mistaken(typed, words);
  }

  private static void spoil(
      OptionGrammar grammar, Map<String, String> options, Random random, List<String> words) {
    List<String> names = List.copyOf(grammar.free().keySet());
    String name = names.get(random.nextInt(names.size()));
    if (words.stream().noneMatch(word -> word.startsWith("--"))) {
      options.put(name, grammar.free().get(name).wrong().apply(random));
      words.add(name);
    }
  }

  private static void unknown(Random random, List<String> more, List<String> words) {
    String[] names = {"--sead", "--größe", "-x", "--leafsize", "--\u001b[2J", "---", "--日本"};
    more.add(names[random.nextInt(names.length)] + (random.nextBoolean() ? "=7" : ""));
    words.add("unknown option ");
  }

  private static void stray(Random random, List<String> more, List<String> words) {
    String[] strays = {"", "hiref", "a\nb", "\t", "日本", "%s", "@x", "\u0000", "-"};
    more.add(0, strays[random.nextInt(strays.length)]);
    words.add("unexpected argument '");
  }

  private static void repeat(
      OptionGrammar grammar,
      Map<String, String> options,
      Random random,
      List<String> more,
      List<String> words) {
    List<String> names = List.copyOf(grammar.required().keySet());
    if (!names.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      if (options.containsKey(name)) {
        more.add(0, name + "=again");
        words.add(name);
      }
    }
  }

  private static void forget(
      OptionGrammar grammar, Map<String, String> options, Random random, List<String> words) {
    List<String> names = new ArrayList<>(grammar.required().keySet());
    if (grammar.command().equals("plan") || options.containsKey("--dry-run")) {
      names.remove("--out");
    }
    names.remove("--label-cols"); // required by the pairs only
    if (!names.isEmpty() && words.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      options.remove(name);
      words.add(name);
      words.add(" is required");
    }
  }

  @Test
  void anythingElseHasAClearAnswer() {
    String[] letters = {
      "-", "--", "=", "é", "日", "\u0000", "\n", "'", "\"", "$", "{", "}", "%", "a"
    };
    List<String> words =
        new ArrayList<>(List.of("", "--config", "--config=/", "--", "@/etc/passwd"));
    GRAMMARS.forEach(grammar -> words.add(grammar.command()));
    GRAMMARS.forEach(grammar -> words.addAll(grammar.free().keySet()));
    for (int seed = 0; seed < SOUP; seed++) {
      Random random = new Random(seed);
      List<String> args = new ArrayList<>();
      int count = random.nextInt(9);
      for (int a = 0; a < count; a++) {
        StringBuilder word = new StringBuilder();
        if (random.nextBoolean()) {
          word.append(words.get(random.nextInt(words.size())));
        }
        for (int l = random.nextInt(4); l > 0 && random.nextInt(3) == 0; l--) {
          word.append(letters[random.nextInt(letters.length)]);
        }
        args.add(word.toString());
      }
      if (random.nextBoolean()) {
        args.add(0, GRAMMARS.get(random.nextInt(GRAMMARS.size())).command());
      }
      args.add(random.nextInt(8) == 0 ? "--help" : "--print-config");
      CommandLineRun run = COMMANDS.of(args.toArray(String[]::new));
      Answers.assertClear(run, seed + ": " + args);
      boolean answered = run.out().contains("Usage: ") || run.out().startsWith("# Options of ");
      assertTrue(run.code() == 0 ? answered : run.code() == 2, () -> args + "\n" + run.all());
    }
  }

  @Test
  void aLongArgumentIsAnsweredInShort() {
    char[] letters = new char[1 << 20];
    Arrays.fill(letters, 'x');
    String huge = new String(letters);
    for (String[] args :
        List.of(
            new String[] {"hiref", "--" + huge},
            new String[] {"hiref", "--seed=" + huge},
            new String[] {huge},
            new String[] {"verify", "--config", huge})) {
      CommandLineRun run = COMMANDS.of(args);
      Answers.assertRefused(run, args[0].length(), List.of("more letters]"));
      assertTrue(run.err().length() < 5000, () -> "length " + run.err().length());
    }
  }
}
