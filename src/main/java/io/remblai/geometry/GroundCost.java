package io.remblai.geometry;

/**
 * The cost c(x, y) of sending one point to another.
 *
 * <p>Cosine clouds are brought to unit length where they are read, so that every later step sees
 * {@code c = |x - y|^2 / 2}, which for unit vectors is {@code 1 - <x, y>}.
 */
public enum GroundCost {
  /** {@code |x - y|^2}, in squared units of the coordinates. */
  SQEUCLIDEAN,
  /** {@code |x - y|}, in units of the coordinates. */
  EUCLIDEAN,
  /** {@code 1 - cos(x, y) = |x - y|^2 / 2} on unit vectors, in [0, 2]. */
  COSINE;

  /**
   * c(x, y) in double from float coordinates, O(dim); neither array is modified.
   *
   * @param x coordinates; the point starts at {@code xOffset}
   * @param y coordinates; the point starts at {@code yOffset}
   */
  public double between(float[] x, int xOffset, float[] y, int yOffset, int dim) {
    double sum = 0;
    for (int k = 0; k < dim; k++) {
      double difference = (double) x[xOffset + k] - y[yOffset + k];
      sum += difference * difference;
    }
    return ofSquaredDistance(sum);
  }

  /** The cost of a pair at the given squared distance. */
  public double ofSquaredDistance(double squared) {
    return switch (this) {
      case SQEUCLIDEAN -> squared;
      case EUCLIDEAN -> Math.sqrt(squared);
      case COSINE -> squared / 2;
    };
  }
}
