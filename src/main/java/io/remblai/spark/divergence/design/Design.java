package io.remblai.spark.divergence.design;

import java.io.Serializable;

/**
 * What rows are turned into before they are summed; the same for all groups, so that their numbers
 * can be compared. Immutable; no record, see Kryo.
 */
public final class Design implements Serializable {

  private static final long serialVersionUID = 1;

  final int dim;
  final double[] centre; // [dim], near the middle of all rows
  final double sigma; // width of the kernel
  final Clustering clustering;

  Design(double[] centre, double sigma, Clustering clustering) {
    this.dim = centre.length;
    this.centre = centre;
    this.sigma = sigma;
    this.clustering = clustering;
  }

  /** Length of the rows. */
  public int dim() {
    return dim;
  }

  /** Width of the kernel, in the unit of the features. */
  public double sigma() {
    return sigma;
  }

  /** Coordinates that are left when rows are clustered; 0 where they are not. */
  public int axes() {
    return clustering.offset.length;
  }

  /** Most clusters of a clustering. */
  public int clusters() {
    int most = 0;
    for (double[] centroids : clustering.centroids) {
      most = Math.max(most, centroids.length / axes());
    }
    return most;
  }

  /** Axes and the centroids of every repeat. Immutable. */
  static final class Clustering implements Serializable {
    private static final long serialVersionUID = 1;

    final boolean unit;
    final double[] axes; // [count, dim]
    final double[] offset; // [count], the mean along the axes
    final double[][] centroids; // by repeat: [clusters, count]

    Clustering(boolean unit, double[] axes, double[] offset, double[][] centroids) {
      this.unit = unit;
      this.axes = axes;
      this.offset = offset;
      this.centroids = centroids;
    }

    static Clustering none() {
      return new Clustering(false, new double[0], new double[0], new double[0][]);
    }

    /**
     * A row as it is clustered: {@code A (u - mean)}.
     *
     * @param x [.., dim] from {@code at}
     * @param direction [dim], overwritten
     * @param out from {@code to}, overwritten
     */
    void place(double[] x, int at, double[] direction, double[] out, int to) {
      int dim = direction.length;
      System.arraycopy(x, at, direction, 0, dim);
      if (unit) {
        toLengthOne(direction);
      }
      for (int a = 0; a < offset.length; a++) {
        double along = -offset[a];
        for (int k = 0; k < dim; k++) {
          along += axes[a * dim + k] * direction[k];
        }
        out[to + a] = along;
      }
    }

    /** Zeros, which have no direction, stay what they are. */
    static void toLengthOne(double[] x) {
      double most = 0;
      for (double value : x) {
        most = Math.max(most, Math.abs(value));
      }
      if (most == 0) {
        return;
      }
      double squares = 0;
      for (double value : x) {
        squares += value / most * (value / most); // which neither overflows nor vanishes
      }
      double length = Math.sqrt(squares);
      for (int k = 0; k < x.length; k++) {
        x[k] = x[k] / most / length;
      }
    }
  }
}
