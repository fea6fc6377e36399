package io.remblai.certificate;

import io.remblai.geometry.GroundCost;

/** How the cost less a potential is computed in float. */
public enum Scoring {
  /** Squared distances as {@code h - 2 <X, Y>} of moved points: fastest. */
  PRODUCTS,
  /**
   * Squared distances by direct differences, less g, in up to half as much time again: nothing
   * cancels where a pair costs far less than the clouds' extent.
   */
  SQUARES,
  /** Distances by direct differences, less g. */
  DISTANCES;

  /** Up to it, direct differences take little more time than products. */
  private static final int MOST_DIRECT_DIM = 8;

  /** Products may lose about this part of the cost. */
  private static final double MOST_LOSS = 1e-4;

  private static final double UNIT = 0x1p-24;

  /** The way that suits any clouds of this dimension. */
  static Scoring of(GroundCost cost, int dim) {
    if (cost == GroundCost.EUCLIDEAN) {
      return DISTANCES;
    }
    return dim <= MOST_DIRECT_DIM ? SQUARES : PRODUCTS;
  }

  /**
   * The way that suits a map.
   *
   * @param meanSquare mean squared distance of its pairs
   * @param extent mean squared distance from their mean, of sources and targets together
   */
  static Scoring of(GroundCost cost, int dim, double meanSquare, double extent) {
    Scoring usual = of(cost, dim);
    boolean cancels = dim * UNIT * extent > MOST_LOSS * meanSquare;
    return usual == PRODUCTS && cancels ? SQUARES : usual;
  }
}
