package io.remblai.job.bound;

import io.remblai.bound.LowerBound;
import io.remblai.certificate.CertificateWork;
import io.remblai.certificate.SampledBound;
import io.remblai.spark.certificate.SampledCertificate;
import io.remblai.spark.judge.Certify;
import io.remblai.spark.judge.Gate;
import io.remblai.spark.judge.MapBound;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says bounds, gaps and verdicts in words. Bounds are rounded down and gaps up, so that what is
 * printed holds.
 */
public final class BoundText {

  private static final int DIGITS_OF_BOUND = 8;
  private static final int DIGITS_OF_GAP = 2;

  /** Longer numbers are written with an exponent. */
  private static final int MOST_DIGITS = 15;

  private BoundText() {}

  /** What there is to do for the bound of so many points on so many cores. */
  public static String work(Certify certify, long points, int dim, int cores) {
    return switch (certify) {
      case NONE -> "none";
      case FAST ->
          points <= SampledCertificate.DEFAULT_SAMPLE
              ? "a few passes over each cloud, and all sources against all targets"
              : String.format(
                  Locale.ROOT,
                  "a few passes over each cloud, and about %,d sampled sources against all targets",
                  SampledCertificate.DEFAULT_SAMPLE);
      case FULL ->
          "every source against every target: " + CertificateWork.of(points, dim).inWords(cores);
    };
  }

  /** The bound and the gap, a line each for what is certified and what is estimated. */
  public static List<String> lines(MapBound bound) {
    String certified = number(bound.certified());
    Optional<SampledBound> better =
        bound.sampled().filter(sample -> sample.estimate() > bound.certified());
    if (better.isPresent()) {
      return List.of(
          estimated(bound, better.get()),
          "certified without looking at all pairs: %s (%s)".formatted(certified, origin(bound)));
    }
    return List.of(
        "%s certified (%s); %s%s"
            .formatted(
                certified,
                origin(bound),
                certifiedGap(bound.gap(), bound.meanCost()),
                bound.sampled().isEmpty() ? "" : "; the sample gave no better estimate"));
  }

  private static String estimated(MapBound bound, SampledBound sample) {
    String estimate = number(sample.estimate());
    String gap = gap(bound.gap(sample.estimate()), "about ");
    if (sample.sampled() == sample.pairs()) {
      return String.format(
          Locale.ROOT,
          "estimated at %s from all %,d sources (rounding left aside): %s; not certified",
          estimate,
          sample.sampled(),
          gap);
    }
    return String.format(
        Locale.ROOT,
        "estimated at %s from %,d sampled sources: %s, %s with 99 %% confidence; not certified",
        estimate,
        sample.sampled(),
        gap,
        bound.gap(sample.lowerLimit()).isEmpty()
            ? "unbounded"
            : "at most " + percent(bound.gap(sample.lowerLimit()).getAsDouble()));
  }

  private static String certifiedGap(OptionalDouble gap, double meanCost) {
    if (gap.isEmpty()) {
      return "this says nothing of how good the map is";
    }
    if (gap.getAsDouble() == 0) {
      return meanCost == 0 ? "the map is optimal: it costs nothing" : "the map is optimal";
    }
    return "the map is at most " + percent(gap.getAsDouble()) + " above the optimum";
  }

  /** What a gate found. */
  public static String verdict(Gate gate) {
    String sample =
        gate.basis() == Gate.Basis.SAMPLE_LIMIT_99
            ? " (99 % limit of the sample, not certified)"
            : " (certified)";
    return gate.passed()
        ? "passed: %s%s is not above %s"
            .formatted(gap(gate.gap(), ""), sample, percent(gate.mostGap()))
        : "FAILED: %s%s; --fail-if-gap-above allows %s"
            .formatted(
                gate.gap().isEmpty() ? "nothing bounds the gap" : gap(gate.gap(), "up to "),
                sample,
                percent(gate.mostGap()));
  }

  private static String gap(OptionalDouble gap, String about) {
    return gap.isEmpty() ? "gap unknown" : "gap " + about + percent(gap.getAsDouble());
  }

  private static String origin(MapBound bound) {
    if (bound.certifiedBy().equals(MapBound.DUAL)) {
      return "from all pairs of points";
    }
    return switch (LowerBound.best(bound.ofClouds()).kind()) {
      case NO_COST -> "no pair costs less";
      case ONE_BLOCK -> "from all pairs of points";
      case GROUPS -> "group by group";
      case MEANS -> "distance of the means";
      case GELBRICH -> "Gelbrich";
      case ONE_DIMENSIONAL -> "one axis at a time";
    };
  }

  /** A fraction in per cent, rounded up. */
  static String percent(double fraction) {
    BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2);
    return rounded(percent, DIGITS_OF_GAP, RoundingMode.CEILING) + " %";
  }

  /** A bound, rounded down. */
  static String number(double value) {
    return rounded(BigDecimal.valueOf(value), DIGITS_OF_BOUND, RoundingMode.FLOOR);
  }

  private static String rounded(BigDecimal value, int digits, RoundingMode mode) {
    // Of a large number no digit before the point is dropped.
    int before = Math.max(0, value.precision() - value.scale());
    int shownDigits = before <= MOST_DIGITS ? Math.max(digits, before) : digits;
    BigDecimal rounded = value.round(new MathContext(shownDigits, mode));
    BigDecimal shown = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    boolean plain = Math.abs(shown.precision() - shown.scale()) <= MOST_DIGITS;
    return plain ? shown.toPlainString() : shown.toString();
  }
}
