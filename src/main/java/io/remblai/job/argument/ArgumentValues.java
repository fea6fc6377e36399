package io.remblai.job.argument;

import io.remblai.spark.table.NearestName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the texts of options. What cannot be read is noted, with the rule, and answered by empty:
 * every option is looked at before the user hears of the first mistake. A text that the parser
 * could not find is null; it has noted that itself.
 */
public final class ArgumentValues {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmgt])(i?b)?");

  private static final Pattern PART =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,18})?(?:[eE]-?\\d{1,2})?)\\s*(%?)");

  private final Problems problems;

  public ArgumentValues(Problems problems) {
    this.problems = problems;
  }

  /** A whole number in [least, most]. */
  public OptionalLong wholeNumber(String option, String text, long least, long most) {
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      long value = Long.parseLong(text.strip());
      if (value >= least && value <= most) {
        return OptionalLong.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, with the range.
    }
    String range =
        most == Long.MAX_VALUE && least == Long.MIN_VALUE
            ? "a whole number of 64 bits"
            : "a whole number in [" + least + ", " + most + "]";
    problems.add("%s is %s, but must be %s".formatted(option, quoted(text), range));
    return OptionalLong.empty();
  }

  /**
   * {@code auto} is empty; the outer optional is empty where the text cannot be read.
   *
   * @param least at least 0
   */
  public Optional<OptionalInt> autoOrNumber(String option, String text, int least, int most) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.strip().equalsIgnoreCase("auto")) {
      return Optional.of(OptionalInt.empty());
    }
    int number = text.strip().matches("\\d{1,9}") ? Integer.parseInt(text.strip()) : -1;
    if (number < least || number > most) {
      problems.add(
          "%s is %s, but must be auto or a whole number in [%d, %d]"
              .formatted(option, quoted(text), least, most));
      return Optional.empty();
    }
    return Optional.of(OptionalInt.of(number));
  }

  /** A size with its unit, in bytes: 512k, 256m, 2g (binary units). */
  public OptionalLong bytes(String option, String text, long least) {
    if (text == null) {
      return OptionalLong.empty();
    }
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      problems.add(
          "%s is %s, but must be a number with a unit k, m, g or t, such as 256m"
              .formatted(option, quoted(text)));
      return OptionalLong.empty();
    }
    int shift = 10 * ("kmgt".indexOf(matcher.group(2).charAt(0)) + 1);
    long number = Long.parseLong(matcher.group(1));
    if (number > Long.MAX_VALUE >> shift || number << shift < least) {
      problems.add(
          "%s is %s, but must be at least %dm".formatted(option, quoted(text), least >> 20));
      return OptionalLong.empty();
    }
    return OptionalLong.of(number << shift);
  }

  /** A part of a whole, in [0, 1), written as a fraction (0.01) or in per cent (1%). */
  public OptionalDouble fraction(String option, String text) {
    Matcher matcher = PART.matcher(text.strip());
    if (matcher.matches()) {
      BigDecimal number = new BigDecimal(matcher.group(1));
      BigDecimal part = matcher.group(2).isEmpty() ? number : number.movePointLeft(2);
      if (part.compareTo(BigDecimal.ONE) < 0) {
        return OptionalDouble.of(part.doubleValue());
      }
    }
    problems.add(
        "%s is %s, but must be a fraction below 1, such as 0.01, or a percentage below 100, such as 1%%"
            .formatted(option, quoted(text)));
    return OptionalDouble.empty();
  }

  /**
   * A number above 0.
   *
   * @param orInfinite whether {@code inf} is one
   */
  public OptionalDouble positive(String option, String text, boolean orInfinite) {
    if (text == null) {
      return OptionalDouble.empty();
    }
    if (orInfinite && text.strip().equalsIgnoreCase("inf")) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    OptionalDouble number = number(text);
    if (number.isEmpty() || number.getAsDouble() <= 0) {
      problems.add(
          "%s is %s, but must be a number above 0%s"
              .formatted(option, quoted(text), orInfinite ? ", or inf" : ""));
      return OptionalDouble.empty();
    }
    return number;
  }

  /** A number in [0, 1]. */
  public OptionalDouble share(String option, String text) {
    OptionalDouble number = number(text);
    if (number.isEmpty() || number.getAsDouble() < 0 || number.getAsDouble() > 1) {
      problems.add("%s is %s, but must be a number in [0, 1]".formatted(option, quoted(text)));
      return OptionalDouble.empty();
    }
    return number;
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty(); // Told by the caller, with the range.
    }
  }

  /** One of an enum's names, written in lower case with dashes. */
  public <E extends Enum<E>> Optional<E> choice(String option, String text, Class<E> type) {
    if (text == null) {
      return Optional.empty();
    }
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (written(constant).equals(text.strip())) {
        return Optional.of(constant);
      }
    }
    List<String> names = Arrays.stream(constants).map(ArgumentValues::written).toList();
    problems.add(
        "%s is %s, but must be one of %s%s"
            .formatted(
                option, quoted(text), String.join(", ", names), NearestName.hint(text, names)));
    return Optional.empty();
  }

  /** Names between commas, none blank and none twice; of null none. */
  public List<String> names(String option, String text) {
    if (text == null) {
      return List.of();
    }
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (names.stream().anyMatch(String::isEmpty)) {
      problems.add("%s is %s, with a blank name in it".formatted(option, quoted(text)));
    }
    if (names.stream().distinct().count() < names.size()) {
      problems.add("%s is %s, with one name twice".formatted(option, quoted(text)));
    }
    return names;
  }

  /** A name, or names, that must not be blank. */
  public void present(String option, String text) {
    if (text != null && text.isBlank()) {
      problems.add(option + " is blank");
    }
  }

  /** How users write an enum's constant. */
  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How users write a size: in the largest unit that leaves a whole number, at least k. */
  public static String writtenBytes(long bytes) {
    int unit = 1;
    while (unit < 4 && bytes % (1L << (10 * (unit + 1))) == 0) {
      unit++;
    }
    return (bytes >> (10 * unit)) + "kmgt".substring(unit - 1, unit);
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }
}
