package io.remblai.spark.info.sample;

import io.remblai.info.Rows;
import io.remblai.spark.info.moment.PrincipalAxes;
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

  /** The vectors, each coordinate transformed, then reduced. */
  Rows x(SampleSettings settings) {
    return prepared(rows.stream().map(row -> row.x).toArray(double[][]::new), settings);
  }

  /** The second vectors. */
  Rows y(SampleSettings settings) {
    return prepared(rows.stream().map(row -> row.y).toArray(double[][]::new), settings);
  }

  /** The vectors that are given, each coordinate transformed; all of their coordinates count. */
  Rows given(SampleSettings settings) {
    return settings
        .transform()
        .of(Rows.of(rows.stream().map(row -> row.given).toArray(double[][]::new)));
  }

  private static Rows prepared(double[][] vectors, SampleSettings settings) {
    Rows transformed = settings.transform().of(Rows.of(vectors));
    return settings.components() == 0
        ? transformed
        : PrincipalAxes.reduced(transformed, settings.components());
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
