package io.remblai.job.fuzz;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What an option takes.
 *
 * @param right draws a value that is right
 * @param wrong draws one that is wrong
 */
record ValueKind(Function<Random, String> right, Function<Random, String> wrong) {

  /** Takes no value on the command line, true or false in a file. */
  static final ValueKind FLAG = new ValueKind(of("true", "false"), of("maybe", "1", "ja", "-"));

  /** Any text but blanks. */
  static final ValueKind TEXT =
      new ValueKind(
          of(
              "a",
              "x y",
              "größe",
              "日本",
              "a'b",
              "`q`",
              "c.d",
              "%s%n%d",
              "${env:HOME}",
              "@file",
              "\\",
              "[a]*{b}?",
              "hiref",
              "true",
              "=",
              "a=b",
              "\"q\"",
              "-",
              "a;DROP TABLE b",
              "../x",
              "$(id)",
              "a\u200bb",
              "𝔘",
              "a:b",
              "s3a://b/c",
              "null",
              "NaN",
              "0"),
          of("", " ", "\t", "   "));

  static final ValueKind NAMES =
      new ValueKind(
          of("a", "a,b", " a , b ", "größe,日本,c.d", "`a`,'b'", "x y,z"),
          of("a,,b", "a,a", ",", "a, ,b", "", " a,a "));

  static final ValueKind LONG =
      new ValueKind(
          random -> Long.toString(random.nextLong()),
          of("one", "", "1.5", "NaN", "9223372036854775808", "1e3", "0x10", "--", "1 2", "∞"));

  static final ValueKind FRACTION =
      new ValueKind(
          of("0", "0.01", "1%", "99.9 %", "1e-3", " 5% "),
          of("1", "100%", "-0.1", "NaN", "Infinity", "", "1e9999999", "half", "0,5", "1%%"));

  static final ValueKind SIZE =
      new ValueKind(
          of("1m", "256m", "2g", "1024k", "3 GB", "1T", "1gib"),
          of("256", "0m", "1k", "-1m", "99999999999t", "1x", "", "NaN", "m", "1.5g"));

  private static Function<Random, String> of(String... values) {
    return random -> values[random.nextInt(values.length)];
  }

  /** A whole number in a range. */
  static ValueKind whole(long least, long most) {
    return new ValueKind(
        random ->
            switch (random.nextInt(4)) {
              case 0 -> Long.toString(least);
              case 1 -> Long.toString(most);
              case 2 -> " " + least + " ";
              default -> Long.toString(least + Math.floorMod(random.nextLong(), most - least + 1));
            },
        random ->
            random.nextBoolean()
                ? Long.toString(random.nextBoolean() ? least - 1 : most + 1)
                : LONG.wrong.apply(random));
  }

  /** auto, or a whole number in a range. */
  static ValueKind auto(int least, int most) {
    ValueKind number = whole(least, most);
    return new ValueKind(
        random -> random.nextInt(3) == 0 ? "auto" : number.right.apply(random),
        random ->
            switch (random.nextInt(4)) {
              case 0 -> "automatic";
              case 1 -> "-7";
              default -> number.wrong.apply(random);
            });
  }

  /** A number above 0. */
  static ValueKind positive(String... besides) {
    return new ValueKind(
        random ->
            besides.length > 0 && random.nextInt(3) == 0
                ? besides[random.nextInt(besides.length)]
                : List.of("1", "0.5", "1e-3", "2.5e3", " 7 ").get(random.nextInt(5)),
        of("0", "-1", "NaN", "-Infinity", "", "1e999", "one", "1,5", "-0.0"));
  }

  /** A number from 0 to 1. */
  static ValueKind share() {
    return new ValueKind(
        of("0", "1", "0.5", "1e-9"), of("-0.1", "1.1", "NaN", "inf", "", "50%", "x"));
  }

  /** One of a few names. */
  static ValueKind choice(String... names) {
    return new ValueKind(
        of(names),
        random ->
            switch (random.nextInt(5)) {
              case 0 -> "";
              case 1 -> names[0].toUpperCase(java.util.Locale.ROOT);
              case 2 -> names[0] + "x";
              case 3 -> TEXT.right.apply(random) + "!";
              default -> "\u001b[31m" + names[0];
            });
  }
}
