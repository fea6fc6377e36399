package io.remblai.report;

/** Texts as they may stand in HTML, in an element or in an attribute between double quotes. */
final class Html {

  /** What is longer is cut: a report stays small whatever the data is named. */
  static final int MOST_TEXT = 400;

  private Html() {}

  /** The text itself: none of its characters is markup. */
  static String escaped(String text) {
    String clipped = clip(text);
    StringBuilder out = new StringBuilder(clipped.length() + 16);
    for (int i = 0; i < clipped.length(); i++) {
      char c = clipped.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (Character.isSurrogate(c)) {
            i += appendSurrogate(clipped, i, out);
          } else if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) {
            out.append('\ufffd'); // HTML has no way to write them
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** The text, or its beginning. */
  static String clip(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
  }

  /**
   * Writes the character of two halves that begins here, or the sign for a broken one, which UTF-8
   * has no bytes for.
   *
   * @return how many more chars were used
   */
  static int appendSurrogate(String text, int at, StringBuilder out) {
    boolean whole =
        Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (whole) {
      out.append(text, at, at + 2);
      return 1;
    }
    out.append('\ufffd');
    return 0;
  }
}
