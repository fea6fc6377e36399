package io.remblai.info.kernel;

import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * The sums over pairs of rows that quadratic information needs, of some of the rows with all;
 * merges.
 *
 * @param queries rows on the left
 * @param joint sum of Kx_ij Ky_ij
 * @param ofX sum of Kx_ij
 * @param ofY sum of Ky_ij
 * @param cross sum over i of (sum_j Kx_ij) (sum_j Ky_ij)
 */
public record QuadraticSums(long queries, double joint, double ofX, double ofY, double cross)
    implements Serializable {

  /** No rows. */
  public static final QuadraticSums NONE = new QuadraticSums(0, 0, 0, 0, 0);

  /** The rows from {@code from} to {@code to} with all rows, O((to - from) n d). */
  public static QuadraticSums of(Rows x, Rows y, double sigmaX, double sigmaY, int from, int to) {
    int n = x.size();
    double[] kx = new double[n];
    double[] ky = new double[n];
    double joint = 0;
    double ofX = 0;
    double ofY = 0;
    double cross = 0;
    for (int i = from; i < to; i++) {
      Distances.squared(x, i, 0, n, kx);
      Distances.squared(y, i, 0, n, ky);
      double both = 0;
      double rowX = 0;
      double rowY = 0;
      for (int j = 0; j < n; j++) {
        double a = Math.exp(-kx[j] / (2 * sigmaX * sigmaX));
        double b = Math.exp(-ky[j] / (2 * sigmaY * sigmaY));
        both += a * b;
        rowX += a;
        rowY += b;
      }
      joint += both;
      ofX += rowX;
      ofY += rowY;
      cross += rowX * rowY;
    }
    return new QuadraticSums(to - from, joint, ofX, ofY, cross);
  }

  /** Both sets of rows on the left together. */
  public QuadraticSums mergeWith(QuadraticSums other) {
    return new QuadraticSums(
        queries + other.queries,
        joint + other.joint,
        ofX + other.ofX,
        ofY + other.ofY,
        cross + other.cross);
  }

  /** The potentials, once every row has been on the left. */
  public QuadraticPotentials potentials() {
    double n = (double) queries;
    return new QuadraticPotentials(
        joint / (n * n), ofX / (n * n) * (ofY / (n * n)), cross / (n * n * n));
  }
}
