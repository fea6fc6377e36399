package io.remblai.refine.mass.unit;

import io.remblai.math.ExactSum;
import java.io.Serializable;

/**
 * What the weights of a side come to. Mergeable in any order, with the same result to the last bit.
 * Not thread safe.
 */
public final class WeightTotals implements Serializable {

  private static final long serialVersionUID = 1;

  /** Bits of a double's fraction. */
  private static final int FRACTION_BITS = 52;

  private final ExactSum sum = new ExactSum();
  private long rows;
  private long weightless;
  private int lowestBit = Integer.MAX_VALUE;
  private double lightest = Double.POSITIVE_INFINITY;
  private double heaviest;
  private long heaviestKey;

  /**
   * Adds a row.
   *
   * @param weight finite, at least 0
   * @param key of the row
   */
  public void add(double weight, long key) {
    if (weight == 0) {
      weightless++;
      return;
    }
    rows++;
    sum.add(weight);
    lowestBit = Math.min(lowestBit, lowestBit(weight));
    lightest = Math.min(lightest, weight);
    raise(weight, key);
  }

  private void raise(double weight, long key) {
    if (weight > heaviest || (weight == heaviest && Long.compareUnsigned(key, heaviestKey) < 0)) {
      heaviest = weight;
      heaviestKey = key;
    }
  }

  /** Exponent of the last bit that is set. */
  private static int lowestBit(double weight) {
    long bits = Double.doubleToRawLongBits(weight);
    long fraction = bits & ((1L << FRACTION_BITS) - 1);
    if (weight >= Double.MIN_NORMAL) {
      fraction |= 1L << FRACTION_BITS;
    }
    return Math.max(Math.getExponent(weight), Double.MIN_EXPONENT)
        - FRACTION_BITS
        + Long.numberOfTrailingZeros(fraction);
  }

  /** Adds the totals of other rows, which do not change. */
  public void mergeWith(WeightTotals other) {
    if (other.rows > 0) {
      sum.mergeWith(other.sum);
      lowestBit = Math.min(lowestBit, other.lowestBit);
      lightest = Math.min(lightest, other.lightest);
      raise(other.heaviest, other.heaviestKey);
    }
    rows += other.rows;
    weightless += other.weightless;
  }

  /** Rows whose weight is above 0. */
  public long rows() {
    return rows;
  }

  /** Rows whose weight is 0. */
  public long weightless() {
    return weightless;
  }

  /** The nearest double to the sum of all weights. */
  public double sum() {
    return sum.value();
  }

  /**
   * What all weights are whole multiples of: themselves where they are alike, else the largest
   * power of two there is.
   */
  double base() {
    return lightest == heaviest ? heaviest : Math.scalb(1.0, lowestBit);
  }

  /** How many times the base all weights come to; beyond {@code 2^53} rounded, perhaps infinite. */
  double multiples() {
    return lightest == heaviest ? rows : sum() / base();
  }

  /** Greatest weight. */
  double heaviest() {
    return heaviest;
  }

  /** Key of the row that has it, of several the least. */
  long heaviestKey() {
    return heaviestKey;
  }
}
