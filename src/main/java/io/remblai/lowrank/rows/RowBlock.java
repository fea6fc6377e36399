package io.remblai.lowrank.rows;

import java.io.Serializable;

/**
 * Some rows of a cloud: factors {@code [size, width]} row-major, a weight and a key for each.
 * Immutable by agreement: arrays are shared, never written after construction.
 *
 * <p>Weights of a whole cloud sum to one. Keys are what random numbers of a row come from: a row
 * has the same key wherever it lies.
 */
public final class RowBlock implements Serializable {

  private static final long serialVersionUID = 1;

  private final float[] factors;
  private final int width;
  private final double[] weights;
  private final long[] keys;

  /** Keeps the arrays, does not copy them. */
  public RowBlock(float[] factors, int width, double[] weights, long[] keys) {
    if (width < 1 || factors.length != (long) width * keys.length) {
      throw new IllegalArgumentException(
          "%d factors are not those of %d rows of width %d"
              .formatted(factors.length, keys.length, width));
    }
    if (weights.length != keys.length) {
      throw new IllegalArgumentException(
          "%d weights for %d rows".formatted(weights.length, keys.length));
    }
    this.factors = factors;
    this.width = width;
    this.weights = weights;
    this.keys = keys;
  }

  public int size() {
    return keys.length;
  }

  public int width() {
    return width;
  }

  /** Factors [size, width]; not to be modified. */
  public float[] factors() {
    return factors;
  }

  /** Weights [size]; not to be modified. */
  public double[] weights() {
    return weights;
  }

  /** Keys [size]; not to be modified. */
  public long[] keys() {
    return keys;
  }
}
