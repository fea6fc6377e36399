package io.remblai.bound;

import io.remblai.math.ExactSum;
import java.util.Arrays;

/** The exact sum and the range of every coordinate. Not thread safe. */
public final class CoordinateSums implements Mergeable<CoordinateSums> {

  private static final long serialVersionUID = 1;

  private final ExactSum[] sums; // [dim]
  private final float[] least;
  private final float[] greatest;
  private long points;

  public CoordinateSums(int dim) {
    sums = new ExactSum[dim];
    Arrays.setAll(sums, k -> new ExactSum());
    least = new float[dim];
    greatest = new float[dim];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
  }

  /**
   * Adds the first {@code rows} points, about 5 ns for each coordinate.
   *
   * @param coordinates [rows, dim]; not modified
   */
  public void add(float[] coordinates, int rows) {
    int dim = sums.length;
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < dim; k++) {
        float x = coordinates[i * dim + k];
        sums[k].add(x);
        least[k] = Math.min(least[k], x);
        greatest[k] = Math.max(greatest[k], x);
      }
    }
    points += rows;
  }

  @Override
  public void mergeWith(CoordinateSums other) {
    for (int k = 0; k < sums.length; k++) {
      sums[k].mergeWith(other.sums[k]);
      least[k] = Math.min(least[k], other.least[k]);
      greatest[k] = Math.max(greatest[k], other.greatest[k]);
    }
    points += other.points;
  }

  long points() {
    return points;
  }

  /** The mean [dim], within one rounding of each sum and one of the quotient. */
  double[] mean() {
    double[] mean = new double[sums.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = sums[k].value() / points;
    }
    return mean;
  }

  /**
   * This mean less another [dim], of as many points; two roundings each, whatever cancels: the sums
   * are subtracted exactly.
   */
  double[] meanLess(CoordinateSums other) {
    double[] difference = new double[sums.length];
    for (int k = 0; k < difference.length; k++) {
      difference[k] =
          sums[k].exactValue().subtract(other.sums[k].exactValue()).doubleValue() / points;
    }
    return difference;
  }

  /** How far the coordinates go from a centre [dim] to either side, at most [dim]. */
  double[] reach(float[] centre) {
    double[] reach = new double[sums.length];
    for (int k = 0; k < reach.length; k++) {
      double above = (double) greatest[k] - centre[k];
      double below = (double) centre[k] - least[k];
      reach[k] = Math.max(0, Math.max(above, below));
    }
    return reach;
  }
}
