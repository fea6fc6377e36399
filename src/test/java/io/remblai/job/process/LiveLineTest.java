package io.remblai.job.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a terminal, or a log, is sent. */
final class LiveLineTest {

  private static final String ERASE = "\r\u001b[K";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final LiveLine line = new LiveLine(new PrintWriter(err));

  @Test
  void isRewrittenInPlaceAndOnlyWhenItChanges() {
    line.show("1 of 2");
    line.show("1 of 2");
    line.show("2 of 2");
    line.end();
    assertEquals(ERASE + "1 of 2" + ERASE + "2 of 2" + ERASE, err.toString());
  }

  @Test
  void writesNothingAfterTheEnd() {
    line.end();
    line.show("late");
    assertEquals("", err.toString());
  }

  @Test
  void linesStandAboveIt() {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), Optional.of(line));
    line.show("1 of 2");
    console.progress("split 1");
    line.show("2 of 2");
    console.result("pairs: 2");
    console.out().flush();
    String newline = System.lineSeparator();
    assertEquals(
        ERASE + "1 of 2" + ERASE + "split 1" + newline + ERASE + "2 of 2" + ERASE, err.toString());
    assertEquals("pairs: 2" + newline, out.toString());
  }

  @Test
  void aConsoleThatIsNoTerminalHasLinesOnly() {
    new Console(new PrintWriter(out), new PrintWriter(err)).progress("split 1");
    assertEquals("split 1" + System.lineSeparator(), err.toString());
  }

  @Test
  void aStageTellsTasksTimeAndWhatIsLeft() {
    StageTasks stage = new StageTasks("solve 98 leaves in 12 tasks", 0, 12, 1_000);
    assertEquals("  solve 98 leaves in 12 tasks: 0 of 12 tasks, 0 s", stage.line(1_000));
    for (int task : new int[] {3, 1, 4, 0, 5, 3}) { // A speculative copy of the fourth.
      stage.done(0, task);
    }
    stage.done(1, 7); // Of another attempt.
    assertEquals(
        "  solve 98 leaves in 12 tasks: 5 of 12 tasks, 10 s, about 14 s left", stage.line(11_000));
    for (int task = 0; task < 12; task++) {
      stage.done(0, task);
    }
    assertEquals("  solve 98 leaves in 12 tasks: 12 of 12 tasks, 3 min", stage.line(181_000));
  }

  @Test
  void aLongNameDoesNotBreakTheLine() {
    StageTasks stage = new StageTasks("name ".repeat(40), 0, 123_456, 0);
    stage.done(0, 1);
    String text = stage.line(50_000);
    assertEquals(StageTasks.MOST_LETTERS, text.length(), text);
    assertTrue(text.contains("...: 1 of 123,456 tasks, 50 s, about "), text);
  }
}
