package io.remblai.info.soft;

import io.remblai.math.ExpKernel;
import io.remblai.math.InnerProducts;
import io.remblai.math.Kernels;
import java.util.Arrays;

/**
 * {@link SoftAssignment} in float by SIMD. The inner products are of the rows as they come, and
 * multiplied by {@code 1/(|row| eps)} afterwards: no pass over the rows to divide them. Not thread
 * safe.
 */
final class FloatAssignment implements SoftAssignment {

  /** Squared lengths within these bounds came from squares that neither overflow nor vanish. */
  private static final double LEAST = 0x1p-60;

  private static final double MOST = 0x1p100;

  private final int m;
  private final int d;
  private final int stride;
  private final double eps;
  private final InnerProducts products;
  private final ExpKernel exp = Kernels.exp();
  private final FloatShares shares;
  private final double[] unit; // one row
  private final float[] single; // the same in float, and its products
  private final float[] singleOut;
  private double[] lengths = {}; // squared, [n]
  private float[] units = {}; // [n, d], of rows in double

  FloatAssignment(SoftBins bins) {
    m = bins.count();
    d = bins.dim();
    eps = bins.eps();
    stride = InnerProducts.stride(m);
    float[] points = new float[m * d];
    for (int j = 0; j < m; j++) {
      for (int k = 0; k < d; k++) {
        points[j * d + k] = (float) bins.points().at(j, k);
      }
    }
    products = Kernels.innerProducts(points, m, d);
    shares = new FloatShares(m, stride, bins.key());
    unit = new double[d];
    single = new float[d];
    singleOut = new float[stride];
  }

  @Override
  public AssignedRows assign(float[] rows, int n) {
    shares.reset(n);
    if (lengths.length < n) {
      lengths = new double[n];
    }
    products.squaredLengths(rows, 0, n, lengths);
    products.products(rows, 0, n, shares.a);
    for (int i = 0; i < n; i++) {
      if (lengths[i] >= LEAST && lengths[i] <= MOST) {
        finish(i, 1 / (Math.sqrt(lengths[i]) * eps));
      } else {
        assignAlone(rows, i);
      }
    }
    return shares;
  }

  /** A row that is zero, not finite, very long or very short. */
  private void assignAlone(float[] rows, int i) {
    for (int k = 0; k < d; k++) {
      unit[k] = rows[i * d + k];
    }
    Direction direction = UnitRow.of(unit, 0, d, unit, 0);
    if (direction != Direction.KNOWN) {
      shares.withoutDirection(i, direction);
      return;
    }
    for (int k = 0; k < d; k++) {
      single[k] = (float) unit[k];
    }
    products.products(single, 0, 1, singleOut);
    System.arraycopy(singleOut, 0, shares.a, i * stride, m);
    finish(i, 1 / eps);
  }

  @Override
  public AssignedRows assign(double[] rows, int n) {
    shares.reset(n);
    if (units.length < n * d) {
      units = new float[n * d];
    }
    for (int i = 0; i < n; i++) {
      shares.directions[i] = UnitRow.of(rows, i * d, d, unit, 0);
      for (int k = 0; k < d; k++) {
        units[i * d + k] = (float) unit[k];
      }
    }
    products.products(units, 0, n, shares.a);
    for (int i = 0; i < n; i++) {
      if (shares.directions[i] == Direction.KNOWN) {
        finish(i, 1 / eps);
      } else {
        shares.withoutDirection(i, shares.directions[i]);
      }
    }
    return shares;
  }

  /** Products to shares: {@code softmax(factor products)}, and their entropy. */
  private void finish(int i, double factor) {
    int at = i * stride;
    float[] a = shares.a;
    Arrays.fill(a, at + m, at + stride, Float.NEGATIVE_INFINITY); // whole vectors, no tail
    double entropy = exp.shares(a, at, stride, (float) factor);
    shares.entropies[i] = Math.max(0, entropy);
    shares.directions[i] = Direction.KNOWN;
  }
}
