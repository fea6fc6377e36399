package io.remblai.spark;

import java.io.Serializable;

/**
 * The place of a row in an order: greatest value first, then canonical. Holds the row without its
 * coordinates.
 */
public final class RowRank implements Serializable, Comparable<RowRank> {

  private static final long serialVersionUID = 1;

  private final double along;
  private final PointBlock row;

  /**
   * @param row a block of the row alone, without coordinates
   */
  RowRank(double along, PointBlock row) {
    this.along = along;
    this.row = row;
  }

  /** The place of one row of a block. */
  public static RowRank of(double along, PointBlock block, int row) {
    PointBlock alone =
        new PointBlock(
            block.ids().select(new int[] {row}), new long[] {block.keys()[row]}, new float[0], 0);
    return new RowRank(along, alone);
  }

  double along() {
    return along;
  }

  PointBlock row() {
    return row;
  }

  @Override
  public int compareTo(RowRank other) {
    if (along != other.along) {
      return along > other.along ? -1 : 1;
    }
    return row.precedes(0, other.row, 0) ? -1 : other.row.precedes(0, row, 0) ? 1 : 0;
  }

  /** Whether a row of a block stands at or before this place. */
  public boolean holds(double value, PointBlock block, int index) {
    if (value != along) {
      return value > along;
    }
    return !row.precedes(0, block, index);
  }
}
