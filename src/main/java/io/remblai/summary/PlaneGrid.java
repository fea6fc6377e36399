package io.remblai.summary;

import java.io.Serializable;

/** A square of a plane in square cells. Immutable. */
public final class PlaneGrid implements Serializable {

  private static final long serialVersionUID = 1;

  private final double left;
  private final double bottom;
  private final double span;
  private final int bins;

  /**
   * @param span length of a side, above 0
   * @param bins cells along a side
   */
  public PlaneGrid(double left, double bottom, double span, int bins) {
    if (!(span > 0) || bins < 1) {
      throw new IllegalArgumentException(
          "span must be above 0 and bins at least 1, not %s and %d".formatted(span, bins));
    }
    this.left = left;
    this.bottom = bottom;
    this.span = span;
    this.bins = bins;
  }

  /** The same square with other cells. */
  public PlaneGrid withBins(int other) {
    return new PlaneGrid(left, bottom, span, other);
  }

  /** Whether a point lies in the square. */
  public boolean holds(double x, double y) {
    return x >= left && x <= left + span && y >= bottom && y <= bottom + span;
  }

  /** The cell of a point that the square holds: row by row from the lower left. */
  public int cell(double x, double y) {
    return bin(y - bottom) * bins + bin(x - left);
  }

  private int bin(double along) {
    return Math.min(bins - 1, (int) (along / span * bins));
  }

  public double left() {
    return left;
  }

  public double bottom() {
    return bottom;
  }

  public double span() {
    return span;
  }

  public int bins() {
    return bins;
  }

  /** The middle of a cell along x. */
  public double middleX(int cell) {
    return left + span * (cell % bins + 0.5) / bins;
  }

  /** The middle of a cell along y. */
  public double middleY(int cell) {
    int row = cell / bins;
    return bottom + span * (row + 0.5) / bins;
  }
}
