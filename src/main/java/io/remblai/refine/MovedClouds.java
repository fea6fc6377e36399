package io.remblai.refine;

import io.remblai.geometry.GroundCost;

/**
 * Two clouds of one size in a {@link CloudFrame} of their own.
 *
 * <p>Not thread safe: one per task; arrays are reused by the next call of {@link #take}.
 */
final class MovedClouds {

  private final GroundCost cost;
  private final int dim;
  private CloudFrame frame;
  private int size;
  private float[] x = new float[0];
  private float[] y = new float[0];

  MovedClouds(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
  }

  /** Moves n rows of each cloud, from the given rows on. */
  void take(float[] sources, int xFrom, float[] targets, int yFrom, int n) {
    size = n;
    if (x.length < n * dim) {
      x = new float[n * dim];
      y = new float[n * dim];
    }
    frame = CloudFrame.of(cost, sources, xFrom, targets, yFrom, n, dim);
    frame.moveSources(sources, xFrom, n, x);
    frame.moveTargets(targets, yFrom, n, y);
  }

  CloudFrame frame() {
    return frame;
  }

  /** The moved sources [n or longer, dim]; not to be modified. */
  float[] x() {
    return x;
  }

  /** The moved targets [n or longer, dim]; not to be modified. */
  float[] y() {
    return y;
  }

  /** The mean cost of the pairs (x row i, y row i), as moved. */
  double meanCost() {
    GroundCost moved = frame.hasDistances() ? GroundCost.EUCLIDEAN : GroundCost.SQEUCLIDEAN;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += moved.between(x, i * dim, y, i * dim, dim);
    }
    return sum / size;
  }

  /** The mean square of the moved points of both clouds together. */
  double meanSquare() {
    double sum = 0;
    for (int i = 0; i < size * dim; i++) {
      sum += (double) x[i] * x[i] + (double) y[i] * y[i];
    }
    return sum / size;
  }

  /** The potential of target j as moved, from its potential as given. */
  double inMoved(double potential, int j) {
    return frame.inMoved(potential, y, j * dim);
  }

  /** The inverse of {@link #inMoved}. */
  double inGiven(double potential, int j) {
    return frame.inGiven(potential, y, j * dim);
  }
}
