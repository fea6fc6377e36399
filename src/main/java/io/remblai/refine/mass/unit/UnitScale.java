package io.remblai.refine.mass.unit;

import io.remblai.math.Seeds;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * How many whole units of mass a row of a side has, so that both sides have the same number of them
 * and sums of masses are exact.
 *
 * <p>Where weights are alike, or are multiples of a power of two and few of these make up their
 * sum, as counts do, units are exactly in proportion to them. Otherwise there are 2^60: a row has
 * {@code w / W 2^60} of them, rounded up or down by its key so that errors have no common sign, at
 * least one, and the heaviest row makes up for what the rounding leaves.
 */
public final class UnitScale implements Serializable {

  private static final long serialVersionUID = 1;

  /** Units of either side where they are not exact. */
  private static final long ROUNDED_TOTAL = 1L << 60;

  /** Most multiples that weights come to for units to be exact: the product of two fits a long. */
  private static final double MOST_EXACT = Integer.MAX_VALUE;

  private static final long STREAM = 0x57E16475L;

  private final double sum;
  private final double base; // of which weights are multiples, where units are not rounded
  private final long factor; // 0 where units are rounded
  private final long total;
  private final double heaviest;
  private final long heaviestKey;
  private final long rest;

  private UnitScale(WeightTotals own, double base, long factor, long total, long rest) {
    this.sum = own.sum();
    this.base = base;
    this.factor = factor;
    this.total = total;
    this.heaviest = own.heaviest();
    this.heaviestKey = own.heaviestKey();
    this.rest = rest;
  }

  /**
   * The scale of a side, given both. Where {@link #isExact} does not hold, its units are to be
   * added up and given to {@link #completed} before use.
   */
  public static UnitScale of(WeightTotals own, WeightTotals other) {
    if (own.rows() == 0 || other.rows() == 0) {
      throw new IllegalArgumentException("both sides must have a row with a weight above 0");
    }
    if (Math.max(own.multiples(), other.multiples()) > MOST_EXACT) {
      return new UnitScale(own, 0, 0, ROUNDED_TOTAL, 0);
    }
    long mine = (long) own.multiples();
    long theirs = (long) other.multiples();
    long factor = theirs / BigInteger.valueOf(mine).gcd(BigInteger.valueOf(theirs)).longValue();
    return new UnitScale(own, own.base(), factor, Math.multiplyExact(mine, factor), 0);
  }

  /** Whether masses are in proportion to the weights without any rounding. */
  public boolean isExact() {
    return factor > 0;
  }

  /** This, given the units that it gives to all rows together. */
  public UnitScale completed(WeightTotals own, long given) {
    return new UnitScale(own, base, factor, total, total - given);
  }

  /** Units of all rows. */
  public long total() {
    return total;
  }

  /** No row's mass is off by more than this, as a part of the whole mass of 1. */
  public double loss() {
    return isExact() ? 0 : (Math.abs(rest) + 1.0) / total;
  }

  /** The part of the whole mass that a row should have. */
  public double share(double weight) {
    return weight / sum;
  }

  /**
   * Units of a row; 0 for a weight of 0, at least 1 for others.
   *
   * @param key of the row
   */
  public long units(double weight, long key) {
    if (weight == 0) {
      return 0;
    }
    if (isExact()) {
      long multiples = (long) (weight / base);
      return multiples * factor;
    }
    double chance = (Seeds.key(key, STREAM) >>> 11) * 0x1p-53;
    long rounded = (long) Math.floor(weight / sum * ROUNDED_TOTAL + chance);
    long units = Math.max(1, rounded);
    return weight == heaviest && key == heaviestKey ? Math.addExact(units, rest) : units;
  }
}
