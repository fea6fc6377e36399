package io.remblai.refine;

import io.remblai.assignment.LinearAssignment;
import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;
import io.remblai.math.Projections;

/**
 * Solves one block exactly: cost matrix, then assignment. Keeps its matrices between calls.
 *
 * <p>Not thread safe: one per task.
 */
final class ExactBlock {

  /**
   * Squares of coordinates below two to this power, summed over any dimension, are far from float's
   * limits.
   */
  private static final int SAFE_EXPONENT = 32;

  private final GroundCost cost;
  private final int dim;
  private final LinearAssignment assignment = new LinearAssignment();
  private float[] costs = new float[0];
  private float[] potentials = new float[0];
  private int[] columns = new int[0];
  private float[] movedX = new float[0];
  private float[] movedY = new float[0];

  ExactBlock(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
  }

  /**
   * The best partner of each of n sources among n targets.
   *
   * @param x sources [n, dim] from row {@code xFrom}; not modified
   * @param y targets [n, dim] from row {@code yFrom}; not modified
   * @return the columns [n or longer], valid until the next call: row {@code xFrom + i} goes to row
   *     {@code yFrom + columns[i]}
   */
  int[] solve(float[] x, int xFrom, float[] y, int yFrom, int n) {
    reserve(n);
    fillCosts(x, xFrom, y, yFrom, n);
    assignment.solve(costs, n, potentials, columns);
    return columns;
  }

  private void reserve(int n) {
    if (columns.length < n) {
      costs = new float[Math.multiplyExact(n, n)];
      potentials = new float[n];
      columns = new int[n];
      movedX = new float[n * dim];
      movedY = new float[n * dim];
    }
  }

  private void fillCosts(float[] x, int xFrom, float[] y, int yFrom, int n) {
    if (cost == GroundCost.EUCLIDEAN) {
      System.arraycopy(x, xFrom * dim, movedX, 0, n * dim);
      System.arraycopy(y, yFrom * dim, movedY, 0, n * dim);
    } else {
      // Moving one cloud adds terms of one row or one column each: the best assignment stays. With
      // both means at the origin coordinates and costs keep most digits of what tells one partner
      // from another.
      moveToOrigin(x, xFrom, n, movedX);
      moveToOrigin(y, yFrom, n, movedY);
    }
    scaleToRange(n);
    Kernels.distances().squared(movedX, 0, n, movedY, 0, n, dim, costs);
    if (cost == GroundCost.EUCLIDEAN) {
      for (int i = 0; i < n * n; i++) {
        costs[i] = (float) Math.sqrt(costs[i]);
      }
    }
  }

  private void moveToOrigin(float[] points, int from, int n, float[] out) {
    double[] mean = new double[dim];
    Projections.addRows(points, from, n, mean);
    for (int k = 0; k < dim; k++) {
      mean[k] /= n;
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dim; k++) {
        out[i * dim + k] = (float) (points[(from + i) * dim + k] - mean[k]);
      }
    }
  }

  /**
   * Multiplies both clouds by a power of two, which rounds nothing and leaves the best assignment
   * as it is, where squares of the coordinates would leave the range of float.
   */
  private void scaleToRange(int n) {
    float largest = 0;
    for (int i = 0; i < n * dim; i++) {
      largest = Math.max(largest, Math.max(Math.abs(movedX[i]), Math.abs(movedY[i])));
    }
    int exponent = Math.getExponent(largest);
    if (largest == 0 || Math.abs(exponent) < SAFE_EXPONENT) {
      return;
    }
    for (int i = 0; i < n * dim; i++) {
      movedX[i] = Math.scalb(movedX[i], -exponent);
      movedY[i] = Math.scalb(movedY[i], -exponent);
    }
  }
}
