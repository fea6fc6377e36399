package io.remblai.summary;

import java.io.Serializable;

/**
 * Quantiles of any number of costs in fixed memory: counts by the exponent and the first eight bits
 * of the mantissa, so a quantile is off by at most 1/256 of itself. Mergeable, whatever the order.
 * Not thread safe.
 */
public final class CostSketch implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MANTISSA_BITS = 52;
  private static final int BITS = 8;
  private static final int CELLS = 1 << BITS;
  private static final int EXPONENTS = 2048;

  private final long[][] counts = new long[EXPONENTS][]; // rows only where costs were met
  private long size;
  private double least;
  private double greatest;

  /**
   * Counts a cost.
   *
   * @param cost finite, at least 0
   */
  public void add(double cost) {
    if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("cost must be finite and at least 0, not " + cost);
    }
    long bits = Double.doubleToRawLongBits(cost + 0.0); // -0.0 becomes 0.0
    row((int) (bits >>> MANTISSA_BITS))[(int) (bits >>> (MANTISSA_BITS - BITS)) & (CELLS - 1)]++;
    extend(cost, cost);
    size++;
  }

  private long[] row(int exponent) {
    if (counts[exponent] == null) {
      counts[exponent] = new long[CELLS];
    }
    return counts[exponent];
  }

  private void extend(double from, double to) {
    least = size == 0 ? from : Math.min(least, from);
    greatest = size == 0 ? to : Math.max(greatest, to);
  }

  public void mergeWith(CostSketch other) {
    if (other.size == 0) {
      return;
    }
    for (int e = 0; e < EXPONENTS; e++) {
      if (other.counts[e] != null) {
        long[] mine = row(e);
        for (int c = 0; c < CELLS; c++) {
          mine[c] += other.counts[e][c];
        }
      }
    }
    extend(other.least, other.greatest);
    size += other.size;
  }

  public long size() {
    return size;
  }

  /** The least cost, exactly; of at least one. */
  public double least() {
    requireSome();
    return least;
  }

  /** The greatest cost, exactly; of at least one. */
  public double greatest() {
    requireSome();
    return greatest;
  }

  /**
   * The cost below which the given part of all costs lies, up to 1/256 of it; 0 gives the least, 1
   * the greatest.
   */
  public double quantile(double part) {
    requireSome();
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("part must be from 0 to 1, not " + part);
    }
    if (part == 1) {
      return greatest;
    }
    double rank = part * (size - 1);
    long before = 0;
    for (int e = 0; e < EXPONENTS; e++) {
      for (int c = 0; counts[e] != null && c < CELLS; c++) {
        long here = counts[e][c];
        if (here > 0 && before + here > rank) {
          return within(e, c, (rank - before) / here);
        }
        before += here;
      }
    }
    return greatest;
  }

  /** The greatest number that is not above a cost and that {@link #below} counts from exactly. */
  public static double edge(double cost) {
    long bits = Double.doubleToRawLongBits(cost + 0.0);
    return Double.longBitsToDouble(bits >>> (MANTISSA_BITS - BITS) << (MANTISSA_BITS - BITS));
  }

  /** How many costs lie below an edge. */
  public long below(double edge) {
    long bits = Double.doubleToRawLongBits(edge + 0.0);
    int exponent = (int) (bits >>> MANTISSA_BITS);
    int cell = (int) (bits >>> (MANTISSA_BITS - BITS)) & (CELLS - 1);
    long below = 0;
    for (int e = 0; e <= exponent; e++) {
      for (int c = 0; counts[e] != null && c < (e < exponent ? CELLS : cell); c++) {
        below += counts[e][c];
      }
    }
    return below;
  }

  /** The costs of a cell are taken as spread evenly over it. */
  private double within(int exponent, int cell, double part) {
    if (exponent == 0) {
      return least; // 0, or so near that no cell tells it from 0
    }
    long bits = ((long) exponent << MANTISSA_BITS) | ((long) cell << (MANTISSA_BITS - BITS));
    double low = Math.max(least, Double.longBitsToDouble(bits));
    double high =
        Math.min(greatest, Double.longBitsToDouble(bits + (1L << (MANTISSA_BITS - BITS))));
    return low + part * (high - low);
  }

  private void requireSome() {
    if (size == 0) {
      throw new IllegalStateException("no cost was added");
    }
  }
}
