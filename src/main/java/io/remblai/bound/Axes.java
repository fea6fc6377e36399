package io.remblai.bound;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Nearly orthonormal directions v_1 .. v_count in dim dimensions. Immutable.
 *
 * <p>Nothing is assumed of how they were found: {@link #looseness} measures how far from
 * orthonormal they are, and the bounds make up for it.
 */
final class Axes implements Serializable {

  private static final long serialVersionUID = 1;

  /** Rows that are projected together, to read the directions once for all of them. */
  static final int GROUP = 4;

  private final int dim;
  private final int count;
  private final boolean coordinates;
  private final double[] across; // [dim, count]: column k is v_k

  private Axes(double[] across, int dim, int count, boolean coordinates) {
    this.across = across;
    this.dim = dim;
    this.count = count;
    this.coordinates = coordinates;
  }

  /** The coordinate axes themselves. */
  static Axes coordinates(int dim) {
    return new Axes(new double[0], dim, dim, true);
  }

  /**
   * @param across [dim, count]: column k is axis k; kept, not copied
   */
  static Axes of(double[] across, int dim, int count) {
    return new Axes(across, dim, count, false);
  }

  int dim() {
    return dim;
  }

  int count() {
    return count;
  }

  boolean areCoordinates() {
    return coordinates;
  }

  /** Whether they leave no direction out. */
  boolean spanEverything() {
    return count == dim;
  }

  /**
   * The axes {@code sum_j rotation[j, k] v_j}.
   *
   * @param rotation [count, count]: column k has the parts of new axis k; kept, not copied
   */
  Axes rotated(double[] rotation) {
    if (coordinates) {
      return of(rotation, dim, dim);
    }
    double[] turned = new double[dim * count];
    for (int i = 0; i < dim; i++) {
      for (int j = 0; j < count; j++) {
        double part = across[i * count + j];
        for (int k = 0; k < count; k++) {
          turned[i * count + k] += part * rotation[j * count + k];
        }
      }
    }
    return of(turned, dim, count);
  }

  /**
   * A number e with {@code (1 - e) |u|^2 <= sum_k <u, v_k>^2 <= (1 + e) |u|^2} for u in the span of
   * the axes, the right half for every u: the greatest absolute row sum of {@code V Vᵀ - I}, which
   * is at least its norm, with the rounding of its entries. O(count^2 dim).
   */
  double looseness() {
    if (coordinates) {
      return 0;
    }
    double[] rowSums = new double[count];
    for (int k = 0; k < count; k++) {
      for (int l = k; l < count; l++) {
        double inner = k == l ? -1 : 0;
        for (int i = 0; i < dim; i++) {
          inner += across[i * count + k] * across[i * count + l];
        }
        rowSums[k] += Math.abs(inner);
        if (l > k) {
          rowSums[l] += Math.abs(inner);
        }
      }
    }
    double rounding = (dim + 2) * 0x1p-52; // of one entry, from |v_k| |v_l| near 1
    return Arrays.stream(rowSums).max().orElse(0) * (1 + count * 0x1p-52) + count * rounding;
  }

  /** The inner products {@code <vector, v_k>} [count]; the vector [dim] is not modified. */
  double[] along(double[] vector) {
    if (coordinates) {
      return vector.clone();
    }
    double[] parts = new double[count];
    for (int i = 0; i < dim; i++) {
      for (int k = 0; k < count; k++) {
        parts[k] += vector[i] * across[i * count + k];
      }
    }
    return parts;
  }

  /**
   * Projects {@value #GROUP} points: {@code out[r][k] = <z[r], v_k>}, terms added in the order of
   * coordinates. {@code 2 GROUP dim count} flops.
   *
   * @param z [GROUP][dim]; not modified
   * @param out [GROUP][count]; overwritten
   */
  void project(double[][] z, double[][] out) {
    if (coordinates) {
      for (int r = 0; r < GROUP; r++) {
        System.arraycopy(z[r], 0, out[r], 0, dim);
      }
      return;
    }
    double[] out0 = out[0];
    double[] out1 = out[1];
    double[] out2 = out[2];
    double[] out3 = out[3];
    for (double[] each : out) {
      Arrays.fill(each, 0);
    }
    for (int i = 0; i < dim; i++) {
      double z0 = z[0][i];
      double z1 = z[1][i];
      double z2 = z[2][i];
      double z3 = z[3][i];
      int at = i * count;
      for (int k = 0; k < count; k++) {
        double v = across[at + k];
        out0[k] += z0 * v;
        out1[k] += z1 * v;
        out2[k] += z2 * v;
        out3[k] += z3 * v;
      }
    }
  }
}
