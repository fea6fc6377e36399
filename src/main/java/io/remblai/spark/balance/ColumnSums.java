package io.remblai.spark.balance;

import io.remblai.math.ExactSum;
import io.remblai.summary.BalanceLine.Values;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Counts, sums and sums of squares of some columns, exactly: the same in whatever order values come
 * and however far from zero they lie. Mergeable. Not thread safe.
 */
final class ColumnSums implements Serializable {

  private static final long serialVersionUID = 1;

  /** Squares of larger numbers come near the end of the doubles; such a value counts as missing. */
  private static final double LARGEST = 1e150;

  private final long[] counts;
  private final ExactSum[] sums;
  private final ExactSum[] squares;

  ColumnSums(int columns) {
    counts = new long[columns];
    sums = new ExactSum[columns];
    squares = new ExactSum[columns];
    for (int k = 0; k < columns; k++) {
      sums[k] = new ExactSum();
      squares[k] = new ExactSum();
    }
  }

  int columns() {
    return counts.length;
  }

  /** Takes a value in, unless it is no number that can be squared. */
  void add(int column, double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      return;
    }
    counts[column]++;
    sums[column].add(value);
    double square = value * value;
    squares[column].add(square);
    squares[column].add(Math.fma(value, value, -square)); // what rounding left out
  }

  void mergeWith(ColumnSums other) {
    for (int k = 0; k < counts.length; k++) {
      counts[k] += other.counts[k];
      sums[k].mergeWith(other.sums[k]);
      squares[k].mergeWith(other.squares[k]);
    }
  }

  /**
   * What the values of a column come to, times {@code scale} and moved by {@code shift}.
   *
   * @param scale above 0
   */
  Values values(int column, double scale, double shift) {
    long n = counts[column];
    if (n == 0) {
      return new Values(0, OptionalDouble.empty(), OptionalDouble.empty());
    }
    BigDecimal sum = sums[column].exactValue();
    BigDecimal count = BigDecimal.valueOf(n);
    OptionalDouble mean =
        OptionalDouble.of(sum.divide(count, MathContext.DECIMAL128).doubleValue() * scale + shift);
    if (n == 1) {
      return new Values(n, mean, OptionalDouble.empty());
    }
    // n times the sum of squared deviations, without rounding.
    BigDecimal spread = squares[column].exactValue().multiply(count).subtract(sum.multiply(sum));
    double variance =
        spread
            .divide(count.multiply(BigDecimal.valueOf(n - 1)), MathContext.DECIMAL128)
            .doubleValue();
    return new Values(n, mean, OptionalDouble.of(variance * scale * scale));
  }
}
