package io.remblai.spark.output;

import io.remblai.lowrank.rows.SoftRows;
import java.io.Serializable;
import java.util.Arrays;

/** What a factor's table is made from, beside its rows; broadcast. Immutable by agreement. */
public final class FactorColumns implements Serializable {

  private static final long serialVersionUID = 1;

  private final SoftRows rows;
  private final double mass;
  private final double[] mixing; // [rank, components], or empty: weights as they are
  private final double[][] images; // each [rank, dim]

  private FactorColumns(SoftRows rows, double mass, double[] mixing, double[][] images) {
    this.rows = rows;
    this.mass = mass;
    this.mixing = mixing;
    this.images = images;
  }

  /**
   * The factor itself.
   *
   * @param mass of the whole coupling; that of a row is multiplied by it
   */
  public static FactorColumns of(SoftRows rows, double mass) {
    return new FactorColumns(rows, mass, new double[0], new double[0][]);
  }

  /** This with the weights of each row multiplied by a matrix [rank, components]; kept. */
  public FactorColumns mixedBy(double[] matrix) {
    return new FactorColumns(rows, mass, matrix, images);
  }

  /** This with the mean of some vectors, each [rank, dim], under the weights of each row; kept. */
  public FactorColumns withImages(double[][] means) {
    return new FactorColumns(rows, mass, mixing, means);
  }

  SoftRows rows() {
    return rows;
  }

  double mass() {
    return mass;
  }

  int images() {
    return images.length;
  }

  /** Shares of row i in each component, from weights q [.., rank]; a new array. */
  double[] shares(double[] q, int i) {
    if (mixing.length == 0) {
      return Arrays.copyOfRange(q, i * rows.rank(), (i + 1) * rows.rank());
    }
    return mixed(q, i, mixing);
  }

  /** An image of row i. */
  double[] image(int image, double[] q, int i) {
    return mixed(q, i, images[image]);
  }

  /** {@code q_i M} for M [rank, columns]. */
  private double[] mixed(double[] q, int i, double[] matrix) {
    int rank = rows.rank();
    int columns = matrix.length / rank;
    double[] out = new double[columns];
    for (int p = 0; p < rank; p++) {
      double weight = q[i * rank + p];
      for (int k = 0; k < columns; k++) {
        out[k] += weight * matrix[p * columns + k];
      }
    }
    return out;
  }
}
