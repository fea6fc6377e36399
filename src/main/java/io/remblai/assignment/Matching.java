package io.remblai.assignment;

import java.util.Arrays;

/** Which row has which column. Not thread safe. */
final class Matching {

  static final int FREE = -1;

  private int[] columnOf;
  private int[] rowOf = new int[0];

  /**
   * Takes over a matching.
   *
   * @param columns column of each row [n], {@link #FREE} where it has none; kept and changed
   */
  void open(int[] columns, int n, int m) {
    columnOf = columns;
    if (rowOf.length < m) {
      rowOf = new int[m];
    }
    Arrays.fill(rowOf, 0, m, FREE);
    for (int i = 0; i < n; i++) {
      if (columns[i] != FREE) {
        rowOf[columns[i]] = i;
      }
    }
  }

  /** Row of each column [m or longer], {@link #FREE} where it has none. */
  int[] rows() {
    return rowOf;
  }

  int columnOf(int row) {
    return columnOf[row];
  }

  int rowOf(int column) {
    return rowOf[column];
  }

  /** Takes note that a row's column was taken away. */
  void lose(int row) {
    columnOf[row] = FREE;
  }

  /** Takes a row's column away. */
  void release(int row) {
    rowOf[columnOf[row]] = FREE;
    columnOf[row] = FREE;
  }

  /** Gives a free row a column; returns the row that held it and is free now, or {@link #FREE}. */
  int take(int row, int column) {
    int holder = rowOf[column];
    if (holder != FREE) {
      columnOf[holder] = FREE;
    }
    rowOf[column] = row;
    columnOf[row] = column;
    return holder;
  }

  /**
   * Exchanges matched and unmatched edges along the path from a free row to a free column.
   *
   * @param parent the row before each column of the path
   */
  void flip(int[] parent, int freeRow, int freeColumn) {
    int column = freeColumn;
    int row;
    do {
      row = parent[column];
      rowOf[column] = row;
      int next = columnOf[row];
      columnOf[row] = column;
      column = next;
    } while (row != freeRow);
  }
}
