package io.remblai.spark.info.sample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The first rows in a random order that their keys decide. Mergeable. Not thread safe. */
public final class RowSample implements Serializable {

  private static final long serialVersionUID = 1;

  private final int most;
  private final ArrayList<SampledRow> rows = new ArrayList<>();

  /**
   * @param most rows to keep
   */
  public RowSample(int most) {
    this.most = most;
  }

  /** Adds a row. */
  public void add(SampledRow row) {
    rows.add(row);
    if (rows.size() >= 2L * most) {
      trim();
    }
  }

  /** Adds another's rows. */
  public RowSample mergeWith(RowSample other) {
    other.rows.forEach(this::add);
    return this;
  }

  private void trim() {
    Collections.sort(rows);
    if (rows.size() > most) {
      rows.subList(most, rows.size()).clear();
    }
  }

  /** The rows in their order. */
  List<SampledRow> sorted() {
    trim();
    return Collections.unmodifiableList(rows);
  }
}
