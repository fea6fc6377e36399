package io.remblai.spark.input;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.PointLayout;
import java.util.Arrays;
import java.util.Optional;

/**
 * Shifts of tables whose vectors are joined of parts, or lie in spaces of their own.
 *
 * <p>Features are shifted by their mean over both tables if they are of one space, else by that of
 * their own; coordinates always by that of their own table; weights not at all.
 */
final class PartShifts {

  private PartShifts() {}

  /**
   * The shift of one table.
   *
   * @param own statistics of the table
   * @param other statistics of the other table, if the features of both are of one space
   * @param cost under the cosine a shift of the features would change angles
   */
  static Scaling of(
      ColumnStatistics own, Optional<ColumnStatistics> other, PointLayout layout, GroundCost cost) {
    double[] shift = own.means();
    int features = layout.features();
    if (cost == GroundCost.COSINE) {
      Arrays.fill(shift, 0, features, 0);
    } else if (other.isPresent()) {
      System.arraycopy(own.jointMeans(other.get(), features), 0, shift, 0, features);
    }
    if (layout.weighted()) {
      shift[shift.length - 1] = 0;
    }
    return Scaling.shiftedBy(shift);
  }
}
