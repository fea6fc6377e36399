package io.remblai.spark.mass;

import io.remblai.refine.mass.unit.UnitScale;
import io.remblai.refine.mass.unit.WeightTotals;
import io.remblai.spark.PointBlock;
import io.remblai.spark.coupling.MassedPoints;
import io.remblai.spark.input.WeightedPoints;
import org.apache.spark.api.java.JavaRDD;

/**
 * One of two clouds with the weights of its rows, which both have units of mass in common.
 *
 * @param rows as they were read
 * @param totals of the weights
 * @param scale gives the units
 */
public record WeightedCloud(JavaRDD<WeightedPoints> rows, WeightTotals totals, UnitScale scale) {

  /** What the weights of a cloud come to. */
  public static WeightTotals totals(JavaRDD<WeightedPoints> rows) {
    WeightTotals totals = new WeightTotals();
    rows.mapPartitions(new MassPasses.SumWeights()).collect().forEach(totals::mergeWith);
    return totals;
  }

  /**
   * A cloud beside another.
   *
   * @param rows read twice
   * @param own totals of its weights; some row has one above 0
   * @param other totals of the other's weights; likewise
   */
  public static WeightedCloud of(
      JavaRDD<WeightedPoints> rows, WeightTotals own, WeightTotals other) {
    UnitScale scale = UnitScale.of(own, other);
    if (!scale.isExact()) {
      long given = 0;
      for (long part : rows.mapPartitions(new MassPasses.SumUnits(scale)).collect()) {
        given += part;
      }
      scale = scale.completed(own, given);
    }
    return new WeightedCloud(rows, own, scale);
  }

  /** The points that have a mass, with their units. */
  public JavaRDD<MassedPoints> massed() {
    return rows.flatMap(new MassPasses.ToUnits(scale));
  }

  /** The points whose weight is 0. */
  public JavaRDD<PointBlock> weightless() {
    return rows.flatMap(new MassPasses.Weightless());
  }
}
