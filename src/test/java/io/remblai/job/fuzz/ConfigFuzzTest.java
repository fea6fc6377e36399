package io.remblai.job.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.job.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options from files and from the configuration of Spark at random. */
final class ConfigFuzzTest {

  private static final int RIGHT = 500;
  private static final int WRONG = 800;
  private static final int BYTES = 400;
  private static final int SPARK = 800;

  private static final List<OptionGrammar> GRAMMARS = OptionGrammar.all();
  private static final CommandLineRun.Repeated COMMANDS = new CommandLineRun.Repeated();

  @TempDir Path folder;

  private final Set<String> keys = new HashSet<>();

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("job.conf"), content).toString();
  }

  private String file(List<String> lines, String end) throws IOException {
    return file((String.join(end, lines) + end).getBytes(StandardCharsets.UTF_8));
  }

  private void spark(String key, String value) {
    System.setProperty(key, value);
    keys.add(key);
  }

  @AfterEach
  void clear() {
    keys.forEach(System::clearProperty);
    keys.clear();
  }

  private static OptionGrammar grammar(Random random) {
    return GRAMMARS.get(random.nextInt(GRAMMARS.size()));
  }

  /** Lines of a file, with comments and blanks between them. */
  private static List<String> lines(Map<String, String> options, Random random) {
    List<String> lines = new ArrayList<>();
    options.forEach(
        (name, value) -> {
          String blank = " ".repeat(random.nextInt(3));
          lines.add(blank + name.substring(2) + blank + "=" + blank + value + blank);
          if (random.nextInt(4) == 0) {
            lines.add(random.nextBoolean() ? "" : "  # größe = 7 = x");
          }
        });
    Collections.shuffle(lines, random);
    return lines;
  }

  /** The settings of a printed configuration. */
  private static Set<String> settings(CommandLineRun run) {
    return run.out()
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsRightIsTakenAsItIsWritten() throws IOException {
    for (int seed = 0; seed < RIGHT; seed++) {
      Random random = new Random(seed);
      OptionGrammar grammar = grammar(random);
      Map<String, String> options = grammar.draw(random);
      List<String> lines = lines(options, random);
      if (!lines.isEmpty() && random.nextInt(5) == 0) {
        lines.set(0, "\uFEFF" + lines.get(0));
      }
      String file = file(lines, random.nextBoolean() ? "\n" : "\r\n");
      CommandLineRun run = COMMANDS.of(grammar.command(), "--config", file, "--print-config");
      String asked = seed + ": " + grammar.command() + " " + lines;
      Answers.assertPrinted(run, asked);
      Set<String> wanted =
          options.entrySet().stream()
              .map(o -> (o.getKey().substring(2) + " = " + o.getValue().strip()).strip())
              .collect(Collectors.toSet());
      assertEquals(wanted, settings(run), asked);
      CommandLineRun again =
          COMMANDS.of(
              grammar.command(),
              "--config",
              file(run.out().lines().toList(), "\n"),
              "--print-config");
      assertEquals(wanted, settings(again), asked);
    }
  }

  @Test
  void whatIsWrongIsToldByLineAndKey() throws IOException {
    for (int seed = 0; seed < WRONG; seed++) {
      Random random = new Random(seed);
      OptionGrammar grammar = grammar(random);
      List<String> lines = lines(grammar.draw(random), random);
      List<String> words = new ArrayList<>();
      switch (random.nextInt(5)) {
        case 0 -> {
          lines.add("größe\u001b[1m = 7");
          words.add("has no option größe");
        }
        case 1 -> {
          lines.addAll(List.of("verbose = true", "verbose=true"));
          words.add("verbose was set before, in ");
        }
        case 2 -> {
          lines.add(random.nextBoolean() ? "= 7" : "just words");
          words.add("is not of the form key = value");
        }
        case 3 -> {
          lines.removeIf(line -> line.strip().startsWith("verbose"));
          lines.add("verbose = " + ValueKind.FLAG.wrong().apply(random));
          words.add("--verbose");
        }
        default -> spoil(grammar, lines, words, random);
      }
      CommandLineRun run =
          COMMANDS.of(grammar.command(), "--config=" + file(lines, "\n"), "--print-config");
      Answers.assertRefused(run, seed + ": " + grammar.command() + " " + lines, words);
    }
  }

  private static void spoil(
      OptionGrammar grammar, List<String> lines, List<String> words, Random random) {
    List<String> names = List.copyOf(grammar.free().keySet());
    String name = names.get(random.nextInt(names.size()));
    lines.removeIf(line -> line.strip().matches(name.substring(2) + "\\s*=.*"));
    lines.add(name.substring(2) + "=" + grammar.free().get(name).wrong().apply(random));
    words.add(name);
  }

  @Test
  void anyBytesHaveAClearAnswer() throws IOException {
    for (int seed = 0; seed < BYTES; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) (Math.abs(bytes[i]) % 128); // text, of a kind
        }
      }
      CommandLineRun run =
          COMMANDS.of(grammar(random).command(), "--config", file(bytes), "--print-config");
      Answers.assertClear(run, seed);
      String text = new String(bytes, StandardCharsets.UTF_8);
      boolean saysNothing =
          text.indexOf('\uFFFD') < 0
              && text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
      assertEquals(saysNothing ? 0 : 2, run.code(), () -> text + run.all());
    }
  }

  @Test
  void keysOfSparkAreLookedAtAsThoseOfAFile() {
    for (int seed = 0; seed < SPARK; seed++) {
      Random random = new Random(seed);
      OptionGrammar grammar = grammar(random);
      String command = random.nextBoolean() ? grammar.command() + "." : "";
      Map<String, String> options = grammar.draw(random);
      options.forEach(
          (name, value) -> spark("spark.remblai." + command + name.substring(2), value));
      List<String> words = new ArrayList<>();
      switch (random.nextInt(4)) {
        case 0 -> {
          List<String> names = List.copyOf(grammar.free().keySet());
          String name = names.get(random.nextInt(names.size()));
          String wrong = grammar.free().get(name).wrong().apply(random);
          spark("spark.remblai." + grammar.command() + "." + name.substring(2), wrong);
          words.add(name);
        }
        case 1 -> {
          String[] unknown = {"", "größe", "hiref.hiref.seed", "verify.seed", "Seed", "s\u001b.x"};
          String key = "spark.remblai." + unknown[random.nextInt(unknown.length)];
          spark(key, "7");
          words.add("there is no such option");
        }
        default -> {}
      }
      String asked = seed + ": " + grammar.command() + " " + keys + words;
      CommandLineRun run = COMMANDS.of(grammar.command(), "--print-config");
      if (words.isEmpty()) {
        Answers.assertPrinted(run, asked);
        assertEquals(options.size(), settings(run).size(), asked);
        CommandLineRun help = COMMANDS.of(grammar.command(), "--help");
        Answers.assertClear(help, asked);
        assertEquals(0, help.code(), () -> asked + help.all());
      } else {
        Answers.assertRefused(run, asked, words);
      }
      clear();
    }
  }

  @Test
  void whatIsNoTextFileIsTold() throws IOException {
    Path huge = folder.resolve("huge");
    Files.write(huge, new byte[3 << 20]);
    for (String name : List.of(folder.toString(), huge.toString(), "/dev/zero", "\u0000", "")) {
      CommandLineRun run = COMMANDS.of("hiref", "--config=" + name, "--print-config");
      Answers.assertRefused(run, name, List.of("--config"));
    }
  }
}
