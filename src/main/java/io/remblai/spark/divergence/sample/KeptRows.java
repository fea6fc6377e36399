package io.remblai.spark.divergence.sample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The first rows in a random order that their keys decide. Mergeable. Not thread safe while rows
 * are added; reading changes nothing, so that tasks may share a broadcast one.
 */
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

  /** The rows in their order. */
  List<KeptRow> inOrder() {
    return rows.stream().sorted().limit(most).toList();
  }
}
