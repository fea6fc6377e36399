package io.remblai.spark.info.plane;

import io.remblai.info.bottleneck.CurveDistance;
import io.remblai.info.bottleneck.PlaneCeilings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One group's place on the plane of a pair of labels, beside what bounds it.
 *
 * @param group key of the group
 * @param pair number of the pair
 * @param complexity I(IN; Z); empty where no row has an input label
 * @param expressivity I(OUT; Z)
 * @param joint of the two labels; empty where no row has both
 * @param curve of that joint; empty where it has too many labels
 * @param dropped rows of the group that could not be used
 */
public record PlaneMeasure(
    long group,
    int pair,
    Optional<Coordinate> complexity,
    Optional<Coordinate> expressivity,
    Optional<JointSummary> joint,
    Optional<PlaneCurve> curve,
    long dropped) {

  /** Above a bound by less is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Whether there are both coordinates. */
  public boolean measured() {
    return complexity.isPresent() && expressivity.isPresent();
  }

  /** I(OUT; Z)/I(IN; Z) of plain values; nothing where the divisor is not positive. */
  public Optional<Double> optimality() {
    return ratio(complexity.map(Coordinate::plain), expressivity.map(Coordinate::plain));
  }

  /** The same of corrected values. */
  public Optional<Double> optimalityCorrected() {
    return ratio(complexity.map(Coordinate::corrected), expressivity.map(Coordinate::corrected));
  }

  /** The same of values above their nulls. */
  public Optional<Double> optimalityAboveNull() {
    return ratio(
        complexity.flatMap(Coordinate::aboveNull), expressivity.flatMap(Coordinate::aboveNull));
  }

  private static Optional<Double> ratio(Optional<Double> in, Optional<Double> out) {
    return in.isPresent() && out.isPresent() && in.get() > 0
        ? Optional.of(out.get() / in.get())
        : Optional.empty();
  }

  /** ln m and the entropies of the labels. */
  public Optional<PlaneCeilings> ceilings() {
    return complexity.isEmpty() || joint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlaneCeilings(
                StrictMath.log(complexity.get().bins()),
                joint.get().input().entropy(),
                joint.get().output().entropy()));
  }

  /** The curve at the measured complexity. */
  public Optional<Double> bound() {
    return measured()
        ? curve.map(found -> found.curve().at(Math.max(0, complexity.get().plain())))
        : Optional.empty();
  }

  /** From the measured place to the curve. */
  public Optional<CurveDistance> distance() {
    return measured()
        ? curve.map(
            found -> found.curve().distance(complexity.get().plain(), expressivity.get().plain()))
        : Optional.empty();
  }

  /** Rows behind the coordinate that has fewer. */
  public long rows() {
    return measured() ? Math.min(complexity.get().rows(), expressivity.get().rows()) : 0;
  }

  /**
   * What to know about it.
   *
   * @param mostLabels beyond which curves are left out
   */
  public List<String> warnings(int mostLabels) {
    List<String> warnings = new ArrayList<>();
    if (!measured() || joint.isEmpty()) {
      warnings.add("no usable row of this group has both labels");
      return warnings;
    }
    if (complexity.get().mostlyBias() || expressivity.get().mostlyBias()) {
      warnings.add("more labels than half the rows: plain values are mostly bias");
    }
    if (curve.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "no curve: %,d input and %,d output labels, --max-bottleneck-labels is %,d",
              joint.get().input().values(),
              joint.get().output().values(),
              mostLabels));
    }
    long both = joint.get().cells().rows();
    if (complexity.get().rows() != both || expressivity.get().rows() != both) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "ceilings and curve are of the %,d rows that have both labels, complexity of %,d and"
                  + " expressivity of %,d usable ones",
              both,
              complexity.get().rows(),
              expressivity.get().rows()));
    }
    if (expressivity.get().plain() > complexity.get().plain() + ROUNDING) {
      warnings.add("above the diagonal: vectors know more of the output than through the input");
    } else if (distance().filter(found -> found.missing() < -ROUNDING).isPresent()) {
      warnings.add("above the curve: vectors know more of the output than through the input");
    }
    return warnings;
  }
}
