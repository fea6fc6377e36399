package io.remblai.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON that may stand inside a script element of HTML. Not thread safe.
 *
 * <p>Within texts every {@code <}, {@code >} and {@code &} is written as an escape, so no text can
 * end the element or open a comment, and so are the two line ends that JavaScript knows and JSON
 * does not.
 */
final class Json {

  /** Digits of numbers in charts: more than a screen has pixels. */
  private static final MathContext DIGITS = new MathContext(6);

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /** Maps with text keys, lists, arrays of numbers, numbers, texts, booleans and null. */
  static String of(Object content) {
    Json json = new Json();
    json.write(content);
    return json.out.toString();
  }

  private void write(Object content) {
    if (content instanceof Map<?, ?> map) {
      writeMap(map);
    } else if (content instanceof List<?> list) {
      writeList(list);
    } else if (content instanceof double[] numbers) {
      writeNumbers(numbers);
    } else if (content instanceof long[] numbers) {
      writeNumbers(numbers);
    } else if (content instanceof Double || content instanceof Float) {
      write(((Number) content).doubleValue());
    } else if (content == null || content instanceof Number || content instanceof Boolean) {
      out.append(content);
    } else if (content instanceof String text) {
      writeText(text);
    } else {
      throw new IllegalArgumentException("cannot write " + content.getClass() + " as JSON");
    }
  }

  private void writeMap(Map<?, ?> map) {
    String between = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(between);
      writeText((String) entry.getKey());
      out.append(':');
      write(entry.getValue());
      between = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private void writeList(List<?> list) {
    String between = "";
    out.append('[');
    for (Object each : list) {
      out.append(between);
      write(each);
      between = ",";
    }
    out.append(']');
  }

  private void writeNumbers(double[] numbers) {
    out.append('[');
    for (int i = 0; i < numbers.length; i++) {
      out.append(i == 0 ? "" : ",");
      write(numbers[i]);
    }
    out.append(']');
  }

  private void writeNumbers(long[] numbers) {
    out.append('[');
    for (int i = 0; i < numbers.length; i++) {
      out.append(i == 0 ? "" : ",").append(numbers[i]);
    }
    out.append(']');
  }

  /** What is no number is drawn nowhere. */
  private void write(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      out.append("null");
      return;
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS);
    out.append(rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toString());
  }

  private void writeText(String text) {
    out.append('"');
    String clipped = Html.clip(text);
    for (int i = 0; i < clipped.length(); i++) {
      char c = clipped.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (mustEscape(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else if (Character.isSurrogate(c)) {
        i += Html.appendSurrogate(clipped, i, out);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Controls, what HTML would take for markup, and line ends of JavaScript alone. */
  private static boolean mustEscape(char c) {
    boolean markup = c == '<' || c == '>' || c == '&';
    boolean lineEnd = c == '\u2028' || c == '\u2029';
    return markup || lineEnd || c < ' ' || c == 0x7f;
  }
}
