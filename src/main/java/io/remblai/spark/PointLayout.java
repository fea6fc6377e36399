package io.remblai.spark;

import java.io.Serializable;

/**
 * What the coordinates of a block of points are: those that a cost compares, those that place a
 * point in a space of its own cloud, a weight; in this order.
 *
 * @param features how many coordinates a cost compares
 * @param coordinates how many place the point
 * @param weighted whether a weight follows
 */
public record PointLayout(int features, int coordinates, boolean weighted) implements Serializable {

  public PointLayout {
    if (features < 0 || coordinates < 0) {
      throw new IllegalArgumentException(
          "features and coordinates must be at least 0, not %d and %d"
              .formatted(features, coordinates));
    }
  }

  /** Features alone. */
  public static PointLayout plain(int dim) {
    return new PointLayout(dim, 0, false);
  }

  /** Length of a point. */
  public int dim() {
    return features + coordinates + (weighted ? 1 : 0);
  }
}
