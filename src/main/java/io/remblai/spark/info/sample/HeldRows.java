package io.remblai.spark.info.sample;

import io.remblai.info.Rows;
import io.remblai.info.transform.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A sample as estimators take it. */
final class HeldRows {

  private final List<SampledRow> rows;

  HeldRows(List<SampledRow> rows) {
    this.rows = rows;
  }

  int size() {
    return rows.size();
  }

  /** The first rows. */
  HeldRows atMost(int most) {
    return new HeldRows(rows.subList(0, Math.min(most, rows.size())));
  }

  /** The rows with a label of a column. */
  HeldRows labelled(int column) {
    return new HeldRows(rows.stream().filter(row -> row.labelled[column]).toList());
  }

  /** The vectors, each coordinate transformed. */
  Rows x(Transform transform) {
    return transform.of(Rows.of(rows.stream().map(row -> row.x).toArray(double[][]::new)));
  }

  /** The second vectors. */
  Rows y(Transform transform) {
    return transform.of(Rows.of(rows.stream().map(row -> row.y).toArray(double[][]::new)));
  }

  /** Keys that differ: those of the rows, told apart by their place where rows agree. */
  long[] keys() {
    return IntStream.range(0, rows.size())
        .mapToLong(i -> rows.get(i).key + (i > 0 && rows.get(i).key == rows.get(i - 1).key ? i : 0))
        .toArray();
  }

  /** Labels of a column as numbers from 0, in the order of their keys. */
  int[] codes(int column) {
    long[] keys = rows.stream().mapToLong(row -> row.labels[column]).toArray();
    long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
    return Arrays.stream(keys).mapToInt(key -> Arrays.binarySearch(distinct, key)).toArray();
  }
}
