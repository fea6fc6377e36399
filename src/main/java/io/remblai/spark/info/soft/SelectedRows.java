package io.remblai.spark.info.soft;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;

/** Some rows of a batch. Valid as long as the batch is. */
record SelectedRows(AssignedRows all, int[] rows, int count) implements AssignedRows {

  @Override
  public int bins() {
    return all.bins();
  }

  @Override
  public long binsKey() {
    return all.binsKey();
  }

  @Override
  public Direction direction(int i) {
    return all.direction(rows[i]);
  }

  @Override
  public double share(int i, int j) {
    return all.share(rows[i], j);
  }

  @Override
  public double entropy(int i) {
    return all.entropy(rows[i]);
  }

  @Override
  public void addTo(int i, double[] sums) {
    all.addTo(rows[i], sums);
  }

  @Override
  public void copy(int i, double[] out, int at) {
    all.copy(rows[i], out, at);
  }
}
