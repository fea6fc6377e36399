package io.remblai.spark.divergence.sample;

import io.remblai.info.Rows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;

/** The first rows in a random order that their keys decide. Mergeable. Not thread safe. */
public final class KeptRows implements Serializable {

  private static final long serialVersionUID = 1;

  private final int most;
  private final ArrayList<KeptRow> rows = new ArrayList<>();

  KeptRows(int most) {
    this.most = most;
  }

  void add(KeptRow row) {
    rows.add(row);
    if (rows.size() >= 2L * most) {
      trim();
    }
  }

  KeptRows mergeWith(KeptRows other) {
    other.rows.forEach(this::add);
    return this;
  }

  private void trim() {
    Collections.sort(rows);
    if (rows.size() > most) {
      rows.subList(most, rows.size()).clear();
    }
  }

  /** How many there are. */
  int size() {
    return Math.min(most, rows.size());
  }

  /** The rows in their order; at least one. */
  public Rows inOrder() {
    trim();
    return Rows.of(rows.stream().map(row -> row.x).toArray(double[][]::new));
  }

  /** Places of the rows, in their order. */
  long[] places() {
    trim();
    return rows.stream().mapToLong(KeptRow::place).toArray();
  }
}
