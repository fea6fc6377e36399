package io.remblai.info.gaussian;

import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * Means and sums of products of deviations of all pairs of variables, in one pass; merges pairwise
 * (Chan, Golub and LeVeque, 1979). Not thread safe.
 */
public final class CoMoments implements Serializable {

  private static final long serialVersionUID = 1;

  /** Rows centred at a time: their own mean keeps the products small. */
  private static final int BLOCK = 64;

  private final int dim;
  private final double[] mean; // [dim]
  private final double[][] products; // [k][l] for k <= l; below that not used
  private long count;

  /** Of no rows yet, in memory 8 dim^2 bytes. */
  public CoMoments(int dim) {
    if (dim < 1) {
      throw new IllegalArgumentException("dim is %d, must be at least 1".formatted(dim));
    }
    this.dim = dim;
    mean = new double[dim];
    products = new double[dim][dim];
  }

  /** The moments of all given rows. */
  public static CoMoments of(Rows rows) {
    CoMoments moments = new CoMoments(rows.dim());
    moments.add(rows.values(), 0, rows.size());
    return moments;
  }

  /**
   * Adds rows, O(rows dim^2).
   *
   * @param values [.., dim], row-major; not modified
   * @param first first row
   * @param rows how many
   */
  public void add(double[] values, int first, int rows) {
    double[][] centred = new double[BLOCK][dim];
    double[] blockMean = new double[dim];
    for (int from = first; from < first + rows; from += BLOCK) {
      int size = Math.min(BLOCK, first + rows - from);
      java.util.Arrays.fill(blockMean, 0);
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < dim; k++) {
          blockMean[k] += values[(from + i) * dim + k];
        }
      }
      for (int k = 0; k < dim; k++) {
        blockMean[k] /= size;
      }
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < dim; k++) {
          centred[i][k] = values[(from + i) * dim + k] - blockMean[k];
        }
      }
      int padded = (size + 3) & ~3; // rows of zeros up to a multiple of four
      for (int i = size; i < padded; i++) {
        java.util.Arrays.fill(centred[i], 0);
      }
      addProducts(centred, padded);
      shift(blockMean, size);
    }
  }

  private void addProducts(double[][] centred, int rows) {
    for (int k = 0; k < dim; k++) {
      for (int i = 0; i < rows; i += 4) {
        addFour(products[k], centred[i], centred[i + 1], centred[i + 2], centred[i + 3], k, dim);
      }
    }
  }

  /** One index for all arrays: otherwise the JIT does not vectorise the loop. */
  private static void addFour(
      double[] row, double[] c0, double[] c1, double[] c2, double[] c3, int k, int dim) {
    double b0 = c0[k];
    double b1 = c1[k];
    double b2 = c2[k];
    double b3 = c3[k];
    for (int l = k; l < dim; l++) {
      row[l] += b0 * c0[l] + b1 * c1[l] + (b2 * c2[l] + b3 * c3[l]);
    }
  }

  /** Moves the mean by what {@code size} rows of mean {@code other} bring. */
  private void shift(double[] other, long size) {
    double share = (double) size / (count + size);
    double weight = share * count;
    double[] apart = new double[dim];
    for (int k = 0; k < dim; k++) {
      apart[k] = other[k] - mean[k];
    }
    if (count > 0) {
      for (int k = 0; k < dim; k++) {
        double by = weight * apart[k];
        for (int l = k; l < dim; l++) {
          products[k][l] += by * apart[l];
        }
      }
    }
    for (int k = 0; k < dim; k++) {
      mean[k] = count == 0 ? other[k] : mean[k] + share * apart[k];
    }
    count += size;
  }

  /** Adds all that another has seen; the other is not modified. */
  public CoMoments mergeWith(CoMoments other) {
    if (other.dim != dim) {
      throw new IllegalArgumentException(
          "moments of %d variables do not merge with %d".formatted(other.dim, dim));
    }
    if (other.count > 0) {
      for (int k = 0; k < dim; k++) {
        for (int l = k; l < dim; l++) {
          products[k][l] += other.products[k][l];
        }
      }
      shift(other.mean, other.count);
    }
    return this;
  }

  /** Rows seen. */
  public long count() {
    return count;
  }

  /** Number of variables. */
  public int dim() {
    return dim;
  }

  /** The mean [dim]. */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * The covariance with n - 1 [dim, dim].
   *
   * @throws IllegalArgumentException for fewer than two rows
   */
  public double[] covariance() {
    if (count < 2) {
      throw new IllegalArgumentException(
          "%d rows are too few: a covariance needs at least 2".formatted(count));
    }
    double[] covariance = new double[dim * dim];
    for (int k = 0; k < dim; k++) {
      for (int l = k; l < dim; l++) {
        double value = products[k][l] / (count - 1);
        covariance[k * dim + l] = value;
        covariance[l * dim + k] = value;
      }
    }
    return covariance;
  }

  /** The mean of the products themselves, not of deviations: {@code ZᵀZ / n} [dim, dim]. */
  public double[] secondMoments() {
    if (count < 1) {
      throw new IllegalArgumentException("there are no rows");
    }
    double[] moments = new double[dim * dim];
    for (int k = 0; k < dim; k++) {
      for (int l = k; l < dim; l++) {
        double value = products[k][l] / count + mean[k] * mean[l];
        moments[k * dim + l] = value;
        moments[l * dim + k] = value;
      }
    }
    return moments;
  }
}
