package io.remblai.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Row numbers, appended one by one. Not thread safe. */
final class RowList {

  private int[] rows = new int[16];
  private int size;

  static List<RowList> lists(int count) {
    List<RowList> lists = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lists.add(new RowList());
    }
    return lists;
  }

  void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = row;
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(rows, size);
  }
}
