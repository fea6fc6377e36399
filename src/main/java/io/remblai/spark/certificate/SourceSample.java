package io.remblai.spark.certificate;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Sampled sources, with the reduced cost of their pairs, and the cost of all pairs they are from.
 */
final class SourceSample implements Serializable {

  private static final long serialVersionUID = 1;

  private final int dim;
  private final ExactSum cost = new ExactSum();
  private float[] points = new float[0];
  private double[] reduced = new double[0];
  private int size;

  SourceSample(int dim) {
    this.dim = dim;
  }

  int size() {
    return size;
  }

  /** Sampled sources [size, dim], or longer. */
  float[] points() {
    return points;
  }

  /** c(x, T(x)) - g(T(x)) of a sampled source. */
  double reduced(int row) {
    return reduced[row];
  }

  /** The cost of all pairs that were offered. */
  double cost() {
    return cost.value();
  }

  /** Takes in one pair; its source too if it is sampled. */
  void offer(boolean sampled, GroundCost ground, float[] x, float[] y, int at, double potential) {
    double between = ground.between(x, at, y, at, dim);
    cost.add(between);
    if (sampled) {
      reserve(size + 1);
      System.arraycopy(x, at, points, size * dim, dim);
      reduced[size] = between - potential;
      size++;
    }
  }

  void mergeWith(SourceSample other) {
    cost.mergeWith(other.cost);
    reserve(size + other.size);
    System.arraycopy(other.points, 0, points, size * dim, other.size * dim);
    System.arraycopy(other.reduced, 0, reduced, size, other.size);
    size += other.size;
  }

  private void reserve(int needed) {
    if (needed > reduced.length) {
      int room = Math.max(needed, 2 * reduced.length);
      reduced = Arrays.copyOf(reduced, room);
      points = Arrays.copyOf(points, Math.multiplyExact(room, dim));
    }
  }
}
