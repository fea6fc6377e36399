package io.remblai.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {

  private static final int DIGITS = 6;
  private static final int MOST_ZEROS = 5;

  private Numbers() {}

  /** A whole number with commas between thousands. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Six digits, with an exponent where there would be many zeros. */
  public static String of(double number) {
    return number(number, DIGITS, RoundingMode.HALF_EVEN);
  }

  /** Three digits, where more would only be noise. */
  public static String brief(double number) {
    return number(number, 3, RoundingMode.HALF_EVEN);
  }

  /** Rounded down, for a bound from below. */
  public static String down(double number) {
    return number(number, DIGITS + 2, RoundingMode.FLOOR);
  }

  /** A fraction in per cent, three digits. */
  public static String percent(double fraction) {
    return number(100 * fraction, 3, RoundingMode.HALF_EVEN) + " %";
  }

  /** A fraction in per cent, two digits, rounded up: for a gap. */
  public static String percentUp(double fraction) {
    return number(100 * fraction, 2, RoundingMode.CEILING) + " %";
  }

  /** A time in seconds, minutes or hours. */
  public static String seconds(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  private static String number(double number, int digits, RoundingMode mode) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("a report shows no number " + number);
    }
    BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(digits, mode));
    if (rounded.signum() == 0) {
      return "0";
    }
    BigDecimal shown = rounded.stripTrailingZeros();
    int before = shown.precision() - shown.scale(); // digits before the point
    boolean plain = before <= digits + MOST_ZEROS && before > -MOST_ZEROS;
    return plain ? grouped(shown.toPlainString()) : shown.toString();
  }

  private static String grouped(String plain) {
    int sign = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    StringBuilder text = new StringBuilder(plain);
    for (int at = (point < 0 ? plain.length() : point) - 3; at > sign; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }
}
