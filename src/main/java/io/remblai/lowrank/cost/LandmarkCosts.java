package io.remblai.lowrank.cost;

import io.remblai.geometry.GroundCost;

/**
 * A linear map of the costs to some landmarks: {@code factors = map costs}. O(landmarks (dim +
 * width)) a row.
 */
final class LandmarkCosts implements RowLift {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final float[] landmarks; // [count, dim]
  private final int dim;
  private final double[] map; // [width, count], or empty for the identity

  LandmarkCosts(GroundCost cost, float[] landmarks, int dim, double[] map) {
    this.cost = cost;
    this.landmarks = landmarks;
    this.dim = dim;
    this.map = map;
  }

  @Override
  public int dim() {
    return dim;
  }

  @Override
  public int width() {
    int count = landmarks.length / dim;
    return map.length == 0 ? count : map.length / count;
  }

  @Override
  public void lift(float[] x, int at, float[] out, int to) {
    double[] costs = costs(x, at);
    if (map.length == 0) {
      for (int l = 0; l < costs.length; l++) {
        out[to + l] = (float) costs[l];
      }
      return;
    }
    for (int k = 0; k < width(); k++) {
      double sum = 0;
      for (int l = 0; l < costs.length; l++) {
        sum += map[k * costs.length + l] * costs[l];
      }
      out[to + k] = (float) sum;
    }
  }

  /** Costs to the landmarks, a new array. */
  double[] costs(float[] x, int at) {
    double[] costs = new double[landmarks.length / dim];
    for (int l = 0; l < costs.length; l++) {
      costs[l] = cost.between(x, at, landmarks, l * dim, dim);
    }
    return costs;
  }

  @Override
  public LiftParts parts() {
    return LiftParts.landmarks(cost, landmarks, dim, map);
  }
}
