package io.remblai.certificate;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import java.io.Serializable;

/**
 * The means and extents of both clouds of a map, the same to the last bit however its pairs are
 * spread.
 */
public final class CloudMeans implements Serializable {

  private static final long serialVersionUID = 1;

  private final GroundCost cost;
  private final int dim;
  private final ExactSum[] source;
  private final ExactSum[] target;
  private final ExactSum squares = new ExactSum(); // of all points, from zero
  private final ExactSum pairSquares = new ExactSum(); // of the distances of pairs
  private long rows;

  public CloudMeans(GroundCost cost, int dim) {
    this.cost = cost;
    this.dim = dim;
    // Direct differences are the same wherever the origin is.
    boolean moves = cost != GroundCost.EUCLIDEAN;
    this.source = sums(moves ? dim : 0);
    this.target = sums(moves ? dim : 0);
  }

  private static ExactSum[] sums(int dim) {
    ExactSum[] sums = new ExactSum[dim];
    for (int k = 0; k < dim; k++) {
      sums[k] = new ExactSum();
    }
    return sums;
  }

  /**
   * Adds n pairs.
   *
   * @param x sources [n, dim]; not modified
   * @param y targets [n, dim]; not modified
   */
  public void add(float[] x, float[] y, int n) {
    rows += n;
    for (int k = 0; k < source.length; k++) {
      for (int at = k; at < n * dim; at += dim) {
        source[k].add(x[at]);
        target[k].add(y[at]);
      }
    }
    for (int i = 0; i < n && source.length > 0; i++) {
      addSquares(x, y, i * dim);
    }
  }

  private void addSquares(float[] x, float[] y, int at) {
    double own = 0;
    for (int k = at; k < at + dim; k++) {
      own += (double) x[k] * x[k] + (double) y[k] * y[k];
    }
    squares.add(own);
    pairSquares.add(GroundCost.SQEUCLIDEAN.between(x, at, y, at, dim));
  }

  /** Adds the pairs of another. */
  public void mergeWith(CloudMeans other) {
    rows += other.rows;
    squares.mergeWith(other.squares);
    pairSquares.mergeWith(other.pairSquares);
    for (int k = 0; k < source.length; k++) {
      source[k].mergeWith(other.source[k]);
      target[k].mergeWith(other.target[k]);
    }
  }

  /** Pairs so far. */
  public long rows() {
    return rows;
  }

  /** The way of scoring that suits the pairs. */
  public Scoring scoring() {
    double extent = squares.value() / rows;
    for (int k = 0; k < source.length; k++) {
      double sourceMean = source[k].value() / rows;
      double targetMean = target[k].value() / rows;
      extent -= sourceMean * sourceMean + targetMean * targetMean;
    }
    return Scoring.of(cost, dim, pairSquares.value() / rows, extent);
  }

  /** The origins for a way of scoring: at the means for products, else at zero. */
  public Origins origins(Scoring scoring) {
    boolean moves = scoring == Scoring.PRODUCTS;
    return new Origins(
        cost,
        scoring,
        moves ? mean(source) : new float[dim],
        moves ? mean(target) : new float[dim]);
  }

  private float[] mean(ExactSum[] sums) {
    float[] mean = new float[dim];
    for (int k = 0; k < dim && rows > 0; k++) {
      mean[k] = (float) (sums[k].value() / rows);
    }
    return mean;
  }
}
