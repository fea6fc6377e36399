package io.remblai.lowrank.rows;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How many rows a cloud has and how large its factors are: what sums of them are bounded by. Not
 * thread safe.
 */
public final class FactorExtent implements Serializable {

  private static final long serialVersionUID = 1;

  private final float[] bounds; // [width], largest absolute value
  private long rows;

  /** Of no rows yet. */
  public FactorExtent(int width) {
    bounds = new float[width];
  }

  /**
   * Takes in the rows of a block.
   *
   * @throws IllegalArgumentException if a factor is not finite or a weight is negative or not
   *     finite
   */
  public void add(RowBlock block) {
    float[] factors = block.factors();
    int width = bounds.length;
    for (int i = 0; i < block.size(); i++) {
      checkWeight(block.weights()[i]);
      for (int k = 0; k < width; k++) {
        float size = Math.abs(factors[i * width + k]);
        if (!(size < Float.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "factor %d of row %d is %s; factors must be finite"
                  .formatted(k, i, factors[i * width + k]));
        }
        bounds[k] = Math.max(bounds[k], size);
      }
    }
    rows += block.size();
  }

  private static void checkWeight(double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weights must be finite and at least 0, not " + weight);
    }
  }

  /** Takes in what another saw. */
  public void mergeWith(FactorExtent other) {
    for (int k = 0; k < bounds.length; k++) {
      bounds[k] = Math.max(bounds[k], other.bounds[k]);
    }
    rows += other.rows;
  }

  public long rows() {
    return rows;
  }

  public int width() {
    return bounds.length;
  }

  /** The largest absolute value of factor {@code k}. */
  public double bound(int k) {
    return bounds[k];
  }

  @Override
  public String toString() {
    return "%d rows within %s".formatted(rows, Arrays.toString(bounds));
  }
}
