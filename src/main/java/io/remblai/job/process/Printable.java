package io.remblai.job.process;

/**
 * Text as a terminal or a log may show it: what users, files and tables hand us can hold letters
 * that move the cursor, forge lines or turn the direction of writing.
 */
public final class Printable {

  /** What comes before and after the cut of a longer line. */
  private static final int SHOWN = 500;

  private Printable() {}

  /** In one line. */
  public static String line(String text) {
    return shortened(visible(text, false));
  }

  /** With the lines it has. */
  public static String text(String text) {
    return visible(text, true);
  }

  private static String visible(String text, boolean withLines) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(letter -> append(letter, withLines, shown));
    return shown.toString();
  }

  private static void append(int letter, boolean withLines, StringBuilder shown) {
    boolean hidden =
        switch (Character.getType(letter)) {
          case Character.CONTROL -> letter != '\n' || !withLines;
          case Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
    if (!hidden) {
      shown.appendCodePoint(letter);
    } else {
      shown.append(String.format("\\u%04x", letter));
    }
  }

  private static String shortened(String line) {
    if (line.length() <= 3 * SHOWN) {
      return line;
    }
    int cut = line.length() - 2 * SHOWN;
    return "%s [%d more letters] %s"
        .formatted(line.substring(0, SHOWN), cut, line.substring(line.length() - SHOWN));
  }
}
