package io.remblai.info.kernel;

import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * Sums of features of paired rows and of their products: quadratic information in one pass over the
 * rows, and merging. Not thread safe.
 */
public final class FeatureMoments implements Serializable {

  private static final long serialVersionUID = 1;

  private final int sizeX;
  private final int sizeY;
  private final double[] sumX; // [sizeX]
  private final double[] sumY; // [sizeY]
  private final double[] products; // [sizeX, sizeY]
  private long count;

  /** Of no rows. */
  public FeatureMoments(int sizeX, int sizeY) {
    this.sizeX = sizeX;
    this.sizeY = sizeY;
    sumX = new double[sizeX];
    sumY = new double[sizeY];
    products = new double[Math.multiplyExact(sizeX, sizeY)];
  }

  /** Adds paired rows, O(rows sizeX sizeY). */
  public void add(FourierFeatures ofX, Rows x, FourierFeatures ofY, Rows y) {
    Rows.requireSameSize(x, y);
    double[] a = new double[sizeX];
    double[] b = new double[sizeY];
    for (int i = 0; i < x.size(); i++) {
      ofX.of(x.values(), i * x.dim(), a);
      ofY.of(y.values(), i * y.dim(), b);
      for (int f = 0; f < sizeX; f++) {
        double by = a[f];
        int row = f * sizeY;
        sumX[f] += by;
        for (int g = 0; g < sizeY; g++) {
          products[row + g] += by * b[g];
        }
      }
      for (int g = 0; g < sizeY; g++) {
        sumY[g] += b[g];
      }
    }
    count += x.size();
  }

  /** Adds all that another has seen; the other is not modified. */
  public FeatureMoments mergeWith(FeatureMoments other) {
    if (other.sizeX != sizeX || other.sizeY != sizeY) {
      throw new IllegalArgumentException("moments of different features do not merge");
    }
    addAll(sumX, other.sumX);
    addAll(sumY, other.sumY);
    addAll(products, other.products);
    count += other.count;
    return this;
  }

  private static void addAll(double[] to, double[] from) {
    for (int at = 0; at < to.length; at++) {
      to[at] += from[at];
    }
  }

  /** Rows seen. */
  public long count() {
    return count;
  }

  /** {@code V_J = |C|^2, V_M = |mx|^2 |my|^2, V_C = mxᵀ C my}, C the mean product of features. */
  public QuadraticPotentials potentials() {
    if (count == 0) {
      throw new IllegalArgumentException("there are no rows");
    }
    double joint = 0;
    double cross = 0;
    double ofX = 0;
    double ofY = 0;
    double n = (double) count;
    for (int f = 0; f < sizeX; f++) {
      double along = 0;
      for (int g = 0; g < sizeY; g++) {
        double mean = products[f * sizeY + g] / n;
        joint += mean * mean;
        along += mean * sumY[g] / n;
      }
      cross += along * sumX[f] / n;
      ofX += sumX[f] / n * (sumX[f] / n);
    }
    for (double sum : sumY) {
      ofY += sum / n * (sum / n);
    }
    return new QuadraticPotentials(joint, ofX * ofY, cross);
  }
}
