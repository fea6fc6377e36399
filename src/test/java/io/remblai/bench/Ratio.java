package io.remblai.bench;

import io.remblai.geometry.GroundCost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Two figures of one run beside each other: a row of the table of ratios.
 *
 * @param what is held against what
 * @param pair the clouds, or clouds of the size of one block
 * @param unit of both figures
 * @param reference empty where it was not measured
 * @param goal what the ratio should be, or is to be seen beside; may be empty text
 */
record Ratio(
    String what,
    GeneratedPair pair,
    GroundCost cost,
    Unit unit,
    double measured,
    Optional<Double> reference,
    String goal) {

  static final List<String> COLUMNS =
      List.of("what", "cloud", "n", "cost", "measured", "reference", "ratio", "goal");

  /** What the figures are, which chooses their digits; times are given in seconds. */
  enum Unit {
    SECONDS,
    MILLISECONDS,
    /** Mean costs, so close to each other that the percentage between them says more. */
    COST
  }

  List<String> row() {
    return List.of(
        what,
        pair.name().toString(),
        String.valueOf(pair.points()),
        cost.name().toLowerCase(Locale.ROOT),
        written(measured),
        reference.map(this::written).orElse(""),
        reference.map(this::ratio).orElse(""),
        goal);
  }

  private String written(double figure) {
    return switch (unit) {
      case SECONDS -> text("%.2f s", figure);
      case MILLISECONDS -> text("%.2f ms", 1e3 * figure);
      case COST -> text("%.7g", figure);
    };
  }

  private String ratio(double other) {
    return switch (unit) {
      case SECONDS, MILLISECONDS -> text("%.3f", measured / other);
      case COST -> text("%+.4f %%", 100 * (measured / other - 1));
    };
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
