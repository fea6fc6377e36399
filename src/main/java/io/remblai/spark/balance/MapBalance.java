package io.remblai.spark.balance;

import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.summary.BalanceLine;
import io.remblai.summary.BalanceLine.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The balance of columns before and after a map. */
public final class MapBalance {

  /** Coordinates that are looked at; of more the first. */
  public static final int MOST_COORDINATES = 256;

  private final JavaRDD<PointBlock> source;
  private final JavaRDD<PointBlock> target;
  private final JavaRDD<PairBlock> pairs;

  /**
   * @param source all rows that could be used
   * @param target likewise
   * @param pairs those that are matched
   */
  public MapBalance(
      JavaRDD<PointBlock> source, JavaRDD<PointBlock> target, JavaRDD<PairBlock> pairs) {
    this.source = source;
    this.target = target;
    this.pairs = pairs;
  }

  /**
   * Of the first coordinates.
   *
   * @param names of the coordinates, at most {@link #MOST_COORDINATES}
   * @param scale what one unit of a coordinate is in the unit to be told
   * @param shift where its zero lies
   */
  public List<BalanceLine> coordinates(
      List<String> names, IntToDoubleFunction scale, IntToDoubleFunction shift) {
    int columns = names.size();
    ColumnSums[] sums = {
      points(source, columns),
      points(target, columns),
      points(pairs.map(new SumPoints.SideOf(Side.SOURCE)), columns),
      points(pairs.map(new SumPoints.SideOf(Side.TARGET)), columns)
    };
    return lines(names, sums, scale, shift);
  }

  private static ColumnSums points(JavaRDD<PointBlock> points, int columns) {
    ColumnSums total = new ColumnSums(columns);
    points.mapPartitions(new SumPoints(columns)).collect().forEach(total::mergeWith);
    return total;
  }

  /** How the ids of points become a table that the columns can be joined with. */
  @FunctionalInterface
  public interface IdTable {

    Dataset<Row> of(JavaRDD<PointBlock> points, Side side);
  }

  /** Of columns of the tables themselves. */
  public List<BalanceLine> named(
      List<String> names, NamedColumns ofSource, NamedColumns ofTarget, IdTable ids) {
    JavaRDD<PointBlock> matched = pairs.map(new SumPoints.SideOf(Side.SOURCE));
    JavaRDD<PointBlock> partners = pairs.map(new SumPoints.SideOf(Side.TARGET));
    ColumnSums[] sums = {
      ofSource.sums(ids.of(source, Side.SOURCE)),
      ofTarget.sums(ids.of(target, Side.TARGET)),
      ofSource.sums(ids.of(matched, Side.SOURCE)),
      ofTarget.sums(ids.of(partners, Side.TARGET))
    };
    return lines(names, sums, k -> 1, k -> 0);
  }

  private static List<BalanceLine> lines(
      List<String> names, ColumnSums[] sums, IntToDoubleFunction scale, IntToDoubleFunction shift) {
    List<BalanceLine> lines = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      double unit = scale.applyAsDouble(k);
      double zero = shift.applyAsDouble(k);
      lines.add(
          BalanceLine.of(
              names.get(k),
              new Group(sums[0].values(k, unit, zero), sums[1].values(k, unit, zero)),
              new Group(sums[2].values(k, unit, zero), sums[3].values(k, unit, zero))));
    }
    return lines;
  }
}
