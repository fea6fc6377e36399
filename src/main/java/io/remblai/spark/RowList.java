package io.remblai.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Row numbers, appended one by one. Not thread safe. */
public final class RowList {

  private int[] rows = new int[16];
  private int size;

  public static List<RowList> lists(int count) {
    List<RowList> lists = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lists.add(new RowList());
    }
    return lists;
  }

  public void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = row;
  }

  public int size() {
    return size;
  }

  public int[] toArray() {
    return Arrays.copyOf(rows, size);
  }
}
