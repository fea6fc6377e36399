package io.remblai.bound;

/**
 * First and second moments along axes, of values rounded to whole units. They only choose
 * directions and grids, so their rounding makes no bound wrong. Not thread safe.
 */
public final class AxisMoments implements Mergeable<AxisMoments> {

  private static final long serialVersionUID = 1;

  private static final int EXACT_BITS = 52;

  private final int count;
  private final long[] sums; // [count]
  private final long[] products; // [count, count], the upper triangle
  private long points;

  public AxisMoments(MomentGrid grid) {
    count = grid.axes().count();
    sums = new long[count];
    products = new long[count * count];
  }

  /**
   * Adds the first {@code rows} points: about {@code count^2} flops each, and the projection where
   * the axes are not the coordinates.
   *
   * @param coordinates [rows, dim]; not modified
   */
  public void add(MomentGrid grid, float[] coordinates, int rows) {
    CentredRows group = new CentredRows(grid.axes(), grid.centre());
    double[][] q = group.along();
    double[] pending = new double[count * count]; // whole numbers below 2^52, hence exact
    int mostPending = 1 << (EXACT_BITS - 2 * grid.bits());
    int held = 0;
    for (int from = 0; from < rows; from += Axes.GROUP) {
      int loaded = group.load(coordinates, from, rows);
      for (int r = 0; r < loaded; r++) {
        grid.round(q[r]);
        for (int k = 0; k < count; k++) {
          sums[k] += (long) q[r][k];
        }
      }
      addProducts(q, pending); // rows that are missing are zero
      held += Axes.GROUP;
      if (held + Axes.GROUP > mostPending) {
        flush(pending);
        held = 0;
      }
    }
    flush(pending);
    points += rows;
  }

  private void addProducts(double[][] q, double[] pending) {
    double[] q0 = q[0];
    double[] q1 = q[1];
    double[] q2 = q[2];
    double[] q3 = q[3];
    for (int k = 0; k < count; k++) {
      double a0 = q0[k];
      double a1 = q1[k];
      double a2 = q2[k];
      double a3 = q3[k];
      int at = k * count;
      for (int l = k; l < count; l++) {
        pending[at + l] += (a0 * q0[l] + a1 * q1[l]) + (a2 * q2[l] + a3 * q3[l]);
      }
    }
  }

  private void flush(double[] pending) {
    for (int i = 0; i < pending.length; i++) {
      products[i] += (long) pending[i];
      pending[i] = 0;
    }
  }

  @Override
  public void mergeWith(AxisMoments other) {
    for (int k = 0; k < count; k++) {
      sums[k] += other.sums[k];
    }
    for (int i = 0; i < products.length; i++) {
      products[i] += other.products[i];
    }
    points += other.points;
  }

  /** The mean along each axis, from the centre: [count]. */
  double[] mean(MomentGrid grid) {
    double[] mean = new double[count];
    for (int k = 0; k < count; k++) {
      mean[k] = (double) sums[k] / points * grid.unit(k);
    }
    return mean;
  }

  /** The covariance [count, count]. */
  double[] covariance(MomentGrid grid) {
    double[] covariance = new double[count * count];
    for (int k = 0; k < count; k++) {
      double meanK = (double) sums[k] / points;
      for (int l = k; l < count; l++) {
        double inUnits =
            (double) products[k * count + l] / points - meanK * ((double) sums[l] / points);
        double value = inUnits * grid.unit(k) * grid.unit(l);
        covariance[k * count + l] = value;
        covariance[l * count + k] = value;
      }
    }
    return covariance;
  }
}
