package io.remblai.spark.mass;

import io.remblai.refine.mass.unit.UnitScale;
import io.remblai.refine.mass.unit.WeightTotals;
import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import io.remblai.spark.coupling.MassedPoints;
import io.remblai.spark.input.WeightedPoints;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Functions over rows with weights. */
final class MassPasses {

  private MassPasses() {}

  /** The rows of a block that have a weight above 0, or those that have none. */
  private static int[] rows(WeightedPoints block, boolean weighted) {
    RowList list = new RowList();
    for (int row = 0; row < block.points().size(); row++) {
      if (block.mass(row) > 0 == weighted) {
        list.add(row);
      }
    }
    return list.toArray();
  }

  /** Adds up the weights of a partition. */
  static final class SumWeights implements FlatMapFunction<Iterator<WeightedPoints>, WeightTotals> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<WeightTotals> call(Iterator<WeightedPoints> rows) {
      WeightTotals totals = new WeightTotals();
      while (rows.hasNext()) {
        WeightedPoints block = rows.next();
        for (int row = 0; row < block.points().size(); row++) {
          totals.add(block.mass(row), block.points().keys()[row]);
        }
      }
      return List.of(totals).iterator();
    }
  }

  /** Adds up the units of a partition. */
  static final class SumUnits implements FlatMapFunction<Iterator<WeightedPoints>, Long> {

    private static final long serialVersionUID = 1;

    private final UnitScale scale;

    SumUnits(UnitScale scale) {
      this.scale = scale;
    }

    @Override
    public Iterator<Long> call(Iterator<WeightedPoints> rows) {
      long units = 0;
      while (rows.hasNext()) {
        WeightedPoints block = rows.next();
        for (int row = 0; row < block.points().size(); row++) {
          units += scale.units(block.mass(row), block.points().keys()[row]);
        }
      }
      return List.of(units).iterator();
    }
  }

  /** Gives the rows of a block that have a weight their units. */
  static final class ToUnits implements FlatMapFunction<WeightedPoints, MassedPoints> {

    private static final long serialVersionUID = 1;

    private final UnitScale scale;

    ToUnits(UnitScale scale) {
      this.scale = scale;
    }

    @Override
    public Iterator<MassedPoints> call(WeightedPoints block) {
      int[] rows = rows(block, true);
      long[] units = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        units[i] = scale.units(block.mass(rows[i]), block.points().keys()[rows[i]]);
      }
      return rows.length == 0
          ? Collections.emptyIterator()
          : List.of(new MassedPoints(block.points().select(rows), units)).iterator();
    }
  }

  /** The rows of a block whose weight is 0. */
  static final class Weightless implements FlatMapFunction<WeightedPoints, PointBlock> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<PointBlock> call(WeightedPoints block) {
      int[] rows = rows(block, false);
      return rows.length == 0
          ? Collections.emptyIterator()
          : List.of(block.points().select(rows)).iterator();
    }
  }
}
