package io.remblai.info;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an estimator found.
 *
 * @param nats the estimate, as it came out: information may be estimated below zero
 * @param error its standard error in nats, where the estimator knows one
 * @param ceiling what the estimator cannot exceed whatever the data, in nats, where there is such a
 *     number
 * @param rowsUsed rows that entered the estimate
 * @param warnings what the reader should know, in whole sentences
 */
public record Estimate(
    double nats, Measure error, Measure ceiling, long rowsUsed, List<String> warnings)
    implements Serializable {

  private static final double BITS_PER_NAT = 1 / Math.log(2);

  /** A number that may be absent; unlike an {@link Optional} it can be serialised. */
  public record Measure(boolean present, double value) implements Serializable {

    private static final Measure ABSENT = new Measure(false, 0);

    /** A number that is there. */
    public static Measure of(double value) {
      return new Measure(true, value);
    }

    /** No number. */
    public static Measure absent() {
      return ABSENT;
    }

    /** The number, where there is one. */
    public Optional<Double> optional() {
      return present ? Optional.of(value) : Optional.empty();
    }
  }

  /**
   * @throws IllegalStateException if a number is NaN: no estimator may give one
   */
  public Estimate {
    if (Double.isNaN(nats) || Double.isNaN(error.value) || Double.isNaN(ceiling.value)) {
      throw new IllegalStateException(
          "an estimate of %s nats, error %s, ceiling %s".formatted(nats, error, ceiling));
    }
    warnings = List.copyOf(warnings);
  }

  /** A number and the rows it is of. */
  public static Estimate of(double nats, long rowsUsed) {
    return new Estimate(nats, Measure.absent(), Measure.absent(), rowsUsed, List.of());
  }

  /** The same with a standard error. */
  public Estimate withError(double standardError) {
    return new Estimate(nats, Measure.of(standardError), ceiling, rowsUsed, warnings);
  }

  /** The same with a ceiling. */
  public Estimate withCeiling(double most) {
    return new Estimate(nats, error, Measure.of(most), rowsUsed, warnings);
  }

  /** The same with one more warning. */
  public Estimate withWarning(String warning) {
    List<String> all = new ArrayList<>(warnings);
    all.add(warning);
    return new Estimate(nats, error, ceiling, rowsUsed, all);
  }

  /** The estimate in bits. */
  public double bits() {
    return nats * BITS_PER_NAT;
  }

  /** Nats as bits. */
  public static double bits(double nats) {
    return nats * BITS_PER_NAT;
  }
}
