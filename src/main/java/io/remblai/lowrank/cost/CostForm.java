package io.remblai.lowrank.cost;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A cost that is bilinear in the factors of its two rows: {@code c(x, y) = x~ J y~'} with a one
 * after the factors of each, and J given by its entries. Immutable.
 */
public final class CostForm implements Serializable {

  private static final long serialVersionUID = 1;

  private int[] left = new int[0];
  private int[] right = new int[0];
  private double[] entries = new double[0];

  /** The cost that is nothing. */
  public static CostForm zero() {
    return new CostForm();
  }

  /** This with {@code J[leftColumn, rightColumn] += entry}; a new form. */
  public CostForm plus(int leftColumn, int rightColumn, double entry) {
    CostForm sum = new CostForm();
    int count = entries.length;
    sum.left = Arrays.copyOf(left, count + 1);
    sum.right = Arrays.copyOf(right, count + 1);
    sum.entries = Arrays.copyOf(entries, count + 1);
    sum.left[count] = leftColumn;
    sum.right[count] = rightColumn;
    sum.entries[count] = entry;
    return sum;
  }

  /**
   * The same cost where its factors are some columns of wider rows.
   *
   * @param left where the left factors are
   * @param right where the right factors are
   */
  public CostForm placed(Columns left, Columns right) {
    CostForm placed = new CostForm();
    placed.left = left.of(this.left);
    placed.right = right.of(this.right);
    placed.entries = entries;
    return placed;
  }

  /**
   * Columns of the factors of one cost among those of a row.
   *
   * @param from the first
   * @param count how many
   * @param total of the row; the one comes after the last
   */
  public record Columns(int from, int count, int total) {

    public Columns {
      if (from < 0 || count < 0 || from + count > total) {
        throw new IllegalArgumentException(
            "columns [%d, %d) are not in [0, %d)".formatted(from, from + count, total));
      }
    }

    private int[] of(int[] own) {
      int[] columns = new int[own.length];
      for (int t = 0; t < own.length; t++) {
        columns[t] = own[t] < count ? from + own[t] : total;
      }
      return columns;
    }
  }

  /**
   * The part of this that takes both rows: what depends on one of them alone adds up to a constant
   * over couplings of given marginals.
   *
   * @param leftOne the column of the one of left rows
   * @param rightOne that of right rows
   */
  public CostForm interaction(int leftOne, int rightOne) {
    CostForm part = zero();
    for (int t = 0; t < entries.length; t++) {
      if (left[t] != leftOne && right[t] != rightOne) {
        part = part.plus(left[t], right[t], entries[t]);
      }
    }
    return part;
  }

  /** Whether this is the cost that is nothing. */
  public boolean isZero() {
    return entries.length == 0;
  }

  /** The same cost with the rows exchanged: {@code c'(y, x) = c(x, y)}. */
  public CostForm exchanged() {
    CostForm exchanged = new CostForm();
    exchanged.left = right;
    exchanged.right = left;
    exchanged.entries = entries;
    return exchanged;
  }

  /**
   * {@code J S'} [leftColumns, r]: what a left row is to be multiplied by for its costs to r sums
   * of right rows.
   *
   * @param sums S [r, rightColumns] of factors with a one; not modified
   */
  public double[] toward(double[] sums, int r, int rightColumns, int leftColumns) {
    double[] out = new double[leftColumns * r];
    for (int t = 0; t < entries.length; t++) {
      for (int q = 0; q < r; q++) {
        out[left[t] * r + q] += entries[t] * sums[q * rightColumns + right[t]];
      }
    }
    return out;
  }

  /** {@code J} [leftColumns, rightColumns]. */
  public double[] matrix(int leftColumns, int rightColumns) {
    double[] out = new double[leftColumns * rightColumns];
    for (int t = 0; t < entries.length; t++) {
      out[left[t] * rightColumns + right[t]] += entries[t];
    }
    return out;
  }

  /** c of two rows, in double. */
  public double between(float[] x, int xAt, int xWidth, float[] y, int yAt, int yWidth) {
    double sum = 0;
    for (int t = 0; t < entries.length; t++) {
      double fromLeft = left[t] < xWidth ? x[xAt + left[t]] : 1;
      double fromRight = right[t] < yWidth ? y[yAt + right[t]] : 1;
      sum += entries[t] * fromLeft * fromRight;
    }
    return sum;
  }
}
