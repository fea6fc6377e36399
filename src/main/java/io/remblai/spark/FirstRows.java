package io.remblai.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Brings the rows of a partition that come early in canonical order. */
public final class FirstRows implements FlatMapFunction<Iterator<PointBlock>, PointBlock> {

  private static final long serialVersionUID = 1;

  private final long keyBound;

  /**
   * @param keyBound greatest key that is wanted, unsigned
   */
  public FirstRows(long keyBound) {
    this.keyBound = keyBound;
  }

  @Override
  public Iterator<PointBlock> call(Iterator<PointBlock> points) {
    List<PointBlock> first = new ArrayList<>();
    while (points.hasNext()) {
      PointBlock block = points.next();
      RowList rows = new RowList();
      for (int row = 0; row < block.size(); row++) {
        if (Long.compareUnsigned(block.keys()[row], keyBound) <= 0) {
          rows.add(row);
        }
      }
      first.add(block.select(rows.toArray()));
    }
    return first.iterator();
  }
}
