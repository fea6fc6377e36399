package io.remblai.info.neighbor;

import io.remblai.info.ConditionalEstimator;
import io.remblai.info.Estimate;
import io.remblai.info.Rows;
import java.util.Arrays;

/**
 * Conditional mutual information by nearest neighbours (Frenzel and Pompe, 2007). Biased towards
 * zero where the three vectors together have many coordinates.
 *
 * @param k neighbours, at least 1
 */
public record ConditionalKsg(int k) implements ConditionalEstimator {

  public ConditionalKsg {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
  }

  @Override
  public String name() {
    return "ksg-conditional";
  }

  @Override
  public Estimate estimate(Rows x, Rows y, Rows z) {
    int[] all = new int[x.size()];
    Arrays.setAll(all, i -> i);
    return NeighborInformation.conditional(x, y, z, k, all).estimate();
  }
}
