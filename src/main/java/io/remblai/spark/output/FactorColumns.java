package io.remblai.spark.output;

import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.lowrank.problem.CloudImage;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

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

  /**
   * Where components of the source go: for each image [rank, dim], in units of the target's table.
   *
   * @param images of a target row
   * @param scaling of the target's coordinates
   */
  public static double[][] images(
      List<CloudImage> images, LatentCoupling coupling, Scaling scaling) {
    double[][] means = new double[images.size()][];
    for (int i = 0; i < means.length; i++) {
      CloudImage image = images.get(i);
      means[i] = image.of(coupling);
      for (int at = 0; at < means[i].length; at++) {
        int coordinate = image.from() + at % image.dim();
        means[i][at] = scaling.original(means[i][at], coordinate);
      }
    }
    return means;
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
