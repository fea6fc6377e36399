package io.remblai.info.histogram;

import io.remblai.info.ConditionalEstimator;
import io.remblai.info.Estimate;
import io.remblai.info.Rows;
import java.util.Arrays;

/**
 * Conditional mutual information by counting: each different vector is a value of its own. Its bias
 * grows with the number of values that occur together; compare with a null.
 */
public record ConditionalDiscrete() implements ConditionalEstimator {

  @Override
  public String name() {
    return "discrete-conditional";
  }

  @Override
  public Estimate estimate(Rows x, Rows y, Rows z) {
    ConditionalEstimator.requireSameSize(x, y, z);
    x.requireAtLeast(1, "counting");
    return DiscreteInformation.conditional(codes(x), codes(y), codes(z));
  }

  /** One number for each row, the same where rows are. */
  static int[] codes(Rows rows) {
    int[][] columns = new int[rows.dim()][];
    for (int k = 0; k < columns.length; k++) {
      double[] column = rows.coordinate(k);
      for (int i = 0; i < column.length; i++) {
        column[i] += 0.0; // -0.0 is 0.0
      }
      double[] sorted = column.clone();
      Arrays.sort(sorted);
      columns[k] = new int[column.length];
      for (int i = 0; i < column.length; i++) {
        columns[k][i] = firstOf(sorted, column[i]);
      }
    }
    return DiscreteInformation.joint(columns);
  }

  private static int firstOf(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
