package io.remblai.bound;

import io.remblai.math.ExactSum;

/** The values beyond one end of a grid: few. Not thread safe. */
final class Tail implements Mergeable<Tail> {

  private static final long serialVersionUID = 1;

  private final ExactSum sum = new ExactSum();
  private long points;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  void add(double value) {
    sum.add(value);
    points++;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }

  @Override
  public void mergeWith(Tail other) {
    sum.mergeWith(other.sum);
    points += other.points;
    least = Math.min(least, other.least);
    greatest = Math.max(greatest, other.greatest);
  }

  long points() {
    return points;
  }

  double sum() {
    return sum.value();
  }

  double least() {
    return least;
  }

  double greatest() {
    return greatest;
  }
}
