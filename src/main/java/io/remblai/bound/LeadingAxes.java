package io.remblai.bound;

import io.remblai.math.NormalVector;
import io.remblai.math.Seeds;
import java.util.Arrays;

/**
 * Directions along which two samples together spread most, by subspace iteration from random
 * directions: for points of so many dimensions that all of their axes would be too many.
 */
final class LeadingAxes {

  private static final int STEPS = 4;

  /** What is left of a direction after the others are removed, relative to it, to count at all. */
  private static final double DEPENDENT = 1e-9;

  private final int dim;
  private int count;
  private double[][] axes;

  private LeadingAxes(int dim, int count, long seed) {
    this.dim = dim;
    this.count = count;
    axes = new double[count][];
    for (int k = 0; k < count; k++) {
      axes[k] = NormalVector.of(Seeds.key(seed, k), dim);
    }
  }

  /**
   * At most {@code wanted} axes; fewer where the samples spread in fewer directions. {@code 4 STEPS
   * points dim wanted} flops.
   *
   * @param source sample [m, dim], any m; not modified
   * @param target sample; not modified
   */
  static Axes of(float[] source, float[] target, int dim, int wanted, long seed) {
    LeadingAxes leading = new LeadingAxes(dim, wanted, seed);
    double[] sourceMean = mean(source, dim);
    double[] targetMean = mean(target, dim);
    leading.orthonormalise();
    for (int step = 0; step < STEPS; step++) {
      double[] across = leading.across();
      double[] image = new double[across.length];
      leading.addImage(source, sourceMean, across, image);
      leading.addImage(target, targetMean, across, image);
      leading.take(image);
      leading.orthonormalise();
    }
    return Axes.of(leading.across(), dim, leading.count);
  }

  private static double[] mean(float[] sample, int dim) {
    int rows = sample.length / dim;
    double[] mean = new double[dim];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < dim; k++) {
        mean[k] += sample[i * dim + k] / (double) rows;
      }
    }
    return mean;
  }

  /** {@code image += (X - mean)ᵀ (X - mean) V}, all [dim, count]. */
  private void addImage(float[] sample, double[] mean, double[] across, double[] image) {
    double[] along = new double[count];
    for (int i = 0; i < sample.length / dim; i++) {
      Arrays.fill(along, 0);
      for (int j = 0; j < dim; j++) {
        double value = sample[i * dim + j] - mean[j];
        int at = j * count;
        for (int k = 0; k < count; k++) {
          along[k] += value * across[at + k];
        }
      }
      for (int j = 0; j < dim; j++) {
        double value = sample[i * dim + j] - mean[j];
        int at = j * count;
        for (int k = 0; k < count; k++) {
          image[at + k] += value * along[k];
        }
      }
    }
  }

  private double[] across() {
    double[] across = new double[dim * count];
    for (int j = 0; j < dim; j++) {
      for (int k = 0; k < count; k++) {
        across[j * count + k] = axes[k][j];
      }
    }
    return across;
  }

  private void take(double[] across) {
    for (int j = 0; j < dim; j++) {
      for (int k = 0; k < count; k++) {
        axes[k][j] = across[j * count + k];
      }
    }
  }

  /** Gram-Schmidt, every axis twice ("twice is enough": Parlett 1980); drops what depends. */
  private void orthonormalise() {
    int kept = 0;
    for (double[] axis : axes) {
      double before = Math.sqrt(dot(axis, axis));
      removeComponents(kept, axis);
      double after = Math.sqrt(dot(axis, axis));
      if (after > DEPENDENT * before) {
        removeComponents(kept, axis);
        double length = Math.sqrt(dot(axis, axis));
        for (int j = 0; j < dim; j++) {
          axis[j] /= length;
        }
        axes[kept++] = axis;
      }
    }
    axes = Arrays.copyOf(axes, kept);
    count = kept;
  }

  private void removeComponents(int kept, double[] axis) {
    for (int k = 0; k < kept; k++) {
      double along = dot(axes[k], axis);
      for (int j = 0; j < dim; j++) {
        axis[j] -= along * axes[k][j];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
