package io.remblai.spark.input;

import io.remblai.math.ExactSum;
import io.remblai.spark.table.VectorRows;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Exact sums of the columns of a cloud, hence means and deviations that do not depend on how its
 * rows are spread over partitions. Mergeable in any order. This class is NOT thread safe.
 */
final class ColumnStatistics implements Serializable {

  private static final long serialVersionUID = 1;

  private final ExactSum[] sums;
  private final ExactSum[] squares; // none if only means are wanted
  private long count;

  ColumnStatistics(int dim, boolean deviations) {
    sums = zeros(dim);
    squares = zeros(deviations ? dim : 0);
  }

  int dim() {
    return sums.length;
  }

  /** Adds a point [dim] with coordinates of at most {@link VectorRows#LARGEST} or float. */
  void add(double[] point) {
    count++;
    for (int k = 0; k < sums.length; k++) {
      sums[k].add(point[k]);
    }
    for (int k = 0; k < squares.length; k++) {
      double x = point[k];
      double square = x * x;
      squares[k].add(square);
      squares[k].add(Math.fma(x, x, -square)); // what rounding took away
    }
  }

  /** Adds a cloud of the same dimension; it is not modified. */
  ColumnStatistics mergeWith(ColumnStatistics other) {
    count += other.count;
    merge(sums, other.sums);
    merge(squares, other.squares);
    return this;
  }

  /** Shift by the mean; scale 1. */
  Scaling centring() {
    return Scaling.shiftedBy(means());
  }

  /** Shift by the mean, scale by the population standard deviation. */
  Scaling standardising() {
    double[] deviations = new double[dim()];
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = Math.sqrt(variance(k));
    }
    return new Scaling(means(), deviations);
  }

  /** The means of the first columns over this cloud and another, neither of which is modified. */
  double[] jointMeans(ColumnStatistics other, int columns) {
    double[] means = new double[columns];
    for (int k = 0; k < columns; k++) {
      ExactSum sum = new ExactSum();
      sum.mergeWith(sums[k]);
      sum.mergeWith(other.sums[k]);
      means[k] = sum.value() / (count + other.count);
    }
    return means;
  }

  double[] means() {
    double[] means = new double[dim()];
    for (int k = 0; k < means.length; k++) {
      means[k] = sums[k].value() / count;
    }
    return means;
  }

  /**
   * (n sum x^2 - (sum x)^2) / n^2, rounded only at the end: for columns far from zero the
   * difference cancels nearly all digits.
   */
  private double variance(int column) {
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal sum = sums[column].exactValue();
    return squares[column]
        .exactValue()
        .multiply(n)
        .subtract(sum.multiply(sum))
        .divide(n.multiply(n), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static ExactSum[] zeros(int dim) {
    ExactSum[] zeros = new ExactSum[dim];
    for (int k = 0; k < dim; k++) {
      zeros[k] = new ExactSum();
    }
    return zeros;
  }

  private static void merge(ExactSum[] into, ExactSum[] other) {
    for (int k = 0; k < into.length; k++) {
      into[k].mergeWith(other[k]);
    }
  }
}
