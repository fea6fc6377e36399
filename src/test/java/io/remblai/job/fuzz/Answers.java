package io.remblai.job.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.remblai.job.CommandLineRun;
import java.util.Set;
import java.util.regex.Pattern;

/** What every answer must be, whatever was asked. */
final class Answers {

  /** The codes that the help of the root lists. */
  private static final Set<Integer> DOCUMENTED = Set.of(0, 1, 2, 3, 4, 5, 6);

  /** A stack trace, or a line that only a programmer reads. */
  private static final Pattern TRACE =
      Pattern.compile(
          "^\\s+at [\\w.$]+\\(|NullPointer|IndexOutOf|ClassCast|NumberFormat|NoSuchElement",
          Pattern.MULTILINE);

  /** Letters that move a terminal's cursor or forge a line. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e]");

  private Answers() {}

  /** Of any run. */
  static void assertClear(CommandLineRun run, Object asked) {
    if (!DOCUMENTED.contains(run.code())) {
      fail(asked + ": exit code " + run.code() + " is not documented\n" + run.all());
    }
    if (TRACE.matcher(run.err()).find()) {
      fail(asked + ": a stack trace\n" + run.all());
    }
    if (CONTROL.matcher(run.err()).find()) {
      fail(asked + ": control characters\n" + run.all().replace("\u001b", "ESC"));
    }
    if (run.code() != 0 && (run.err() + run.out()).isBlank()) {
      fail(asked + ": no message");
    }
  }

  /** Of arguments that are wrong; the answer has all of these words. */
  static void assertRefused(CommandLineRun run, Object asked, Iterable<String> words) {
    assertClear(run, asked);
    assertEquals(2, run.code(), () -> asked + "\n" + run.all());
    for (String word : words) {
      assertTrue(
          run.err().contains(word), () -> asked + ": '" + word + "' is not in\n" + run.all());
    }
    assertTrue(run.err().contains("Nothing was read or written"), run::all);
  }

  /** Of a configuration that is right. */
  static void assertPrinted(CommandLineRun run, Object asked) {
    assertEquals(0, run.code(), () -> asked + "\n" + run.all());
    assertTrue(run.out().startsWith("# Options of remblai "), () -> asked + "\n" + run.all());
    assertTrue(run.err().isEmpty(), () -> asked + "\n" + run.all());
  }
}
