package io.remblai.spark.input;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How coordinates were changed on reading: {@code stored = (original - shift) / scale} per column,
 * in double, then rounded to float. Under the cosine cost rows are then brought to unit length,
 * which this does not record. Immutable.
 */
public final class Scaling implements Serializable {

  private static final long serialVersionUID = 1;

  private final double[] shift;
  private final double[] scale; // 0 stands for a constant column, whose scale is 1

  /** Columns with the given shift and spread; a spread of zero marks a constant column. */
  Scaling(double[] shift, double[] spread) {
    this.shift = shift.clone();
    this.scale = spread.clone();
  }

  /**
   * As a run recorded it.
   *
   * @param shift [dim]; empty where coordinates were stored as they were read
   * @param scale [dim], or empty likewise
   */
  public static Scaling recorded(double[] shift, double[] scale, int dim) {
    return shift.length == 0 ? identity(dim) : new Scaling(shift, scale);
  }

  /** Shift 0 and scale 1 in every column. */
  static Scaling identity(int dim) {
    return shiftedBy(new double[dim]);
  }

  /** The given shift, scale 1. */
  static Scaling shiftedBy(double[] shift) {
    double[] ones = new double[shift.length];
    Arrays.fill(ones, 1);
    return new Scaling(shift, ones);
  }

  /** Number of columns. */
  public int dim() {
    return shift.length;
  }

  /** What was subtracted from a column. */
  public double shift(int column) {
    return shift[column];
  }

  /** What a column was then divided by. */
  public double scale(int column) {
    return scale[column] == 0 ? 1 : scale[column];
  }

  /** What was subtracted from each column [dim]; a new array. */
  public double[] shifts() {
    return shift.clone();
  }

  /** What each column was then divided by [dim]; a new array. */
  public double[] scales() {
    double[] scales = new double[scale.length];
    Arrays.setAll(scales, this::scale);
    return scales;
  }

  /** The coordinate as it was in the table, up to rounding: {@code stored * scale + shift}. */
  public double original(double stored, int column) {
    return stored * scale(column) + shift[column];
  }

  /** Whether coordinates are stored as they were read. */
  public boolean isIdentity() {
    return IntStream.range(0, dim()).allMatch(k -> shift[k] == 0 && scale(k) == 1);
  }

  /** Columns of one value only, which could not be brought to unit deviation, ascending. */
  public int[] constantColumns() {
    return IntStream.range(0, dim()).filter(k -> scale[k] == 0).toArray();
  }

  /** Applies the change to a point [dim] in place. */
  void apply(double[] point) {
    for (int k = 0; k < point.length; k++) {
      point[k] = (point[k] - shift[k]) / scale(k);
    }
  }
}
