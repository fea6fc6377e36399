package io.remblai.spark.info.moment;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import io.remblai.info.Rows;
import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.gaussian.Covariance;
import java.io.Serializable;
import java.util.Arrays;
import org.netlib.util.intW;

/**
 * The directions in which vectors vary most: eigenvectors of their covariance, or of their
 * correlations, greatest first. A vector v becomes {@code <axis, (v - mean) scale>} for each axis.
 *
 * <p>Each axis points to where its coordinate of greatest magnitude, the first of those within
 * rounding, is positive. Directions without variance are left out, but for one where there is no
 * other. Immutable; no record, see Kryo.
 *
 * <p>By the Java LAPACK beneath breeze, not through breeze itself, which takes a native library
 * where it finds one: the same axes on every machine.
 */
public final class PrincipalAxes implements Serializable {

  private static final long serialVersionUID = 1;

  private static final JavaLAPACK LAPACK = JavaLAPACK.getInstance();

  /** Magnitudes this near to the greatest, as a part of it, count as equal to it. */
  private static final double ROUNDING = 1e-9;

  /** Workspace for each coordinate: 26 are needed, with more the reduction works by blocks. */
  private static final int ROOM = 64;

  private static final int WHOLE_ROOM = 10;

  private final double[] mean; // [dim]
  private final double[] scale; // [dim]
  private final double[] axes; // [count, dim]
  private final double explained;

  private PrincipalAxes(double[] mean, double[] scale, double[] axes, double explained) {
    this.mean = mean;
    this.scale = scale;
    this.axes = axes;
    this.explained = explained;
  }

  /** The coordinates themselves, standardised: for vectors that are short enough. */
  public static PrincipalAxes standardising(CoMoments moments) {
    int dim = moments.dim();
    double[] axes = new double[dim * dim];
    for (int k = 0; k < dim; k++) {
      axes[k * dim + k] = 1;
    }
    return new PrincipalAxes(moments.mean(), scales(moments, true), axes, 1);
  }

  private static double[] scales(CoMoments moments, boolean standardised) {
    int dim = moments.dim();
    double[] scale = new double[dim];
    Arrays.fill(scale, 1);
    double[] covariance =
        standardised && moments.count() > 1
            ? Covariance.of(moments).values()
            : new double[dim * dim];
    for (int k = 0; k < dim && standardised; k++) {
      double variance = covariance[k * dim + k];
      scale[k] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    }
    return scale;
  }

  /**
   * The leading axes, O(dim^3).
   *
   * @param moments of at least one row
   * @param most axes, at least 1
   * @param standardised whether every coordinate is first divided by its deviation, with n - 1; a
   *     constant one becomes zero
   */
  public static PrincipalAxes of(CoMoments moments, int most, boolean standardised) {
    return leading(moments, most, Double.POSITIVE_INFINITY, standardised);
  }

  /**
   * As few leading axes as hold a part of the variance together, O(dim^3).
   *
   * @param moments of at least one row
   * @param part in (0, 1]
   */
  public static PrincipalAxes holding(CoMoments moments, double part) {
    return leading(moments, moments.dim(), part, false);
  }

  private static PrincipalAxes leading(
      CoMoments moments, int most, double part, boolean standardised) {
    int dim = moments.dim();
    double[] spread = new double[dim * dim]; // one row varies nowhere
    if (moments.count() > 1) {
      Covariance covariance = Covariance.of(moments);
      spread = (standardised ? covariance.correlation() : covariance).values();
    }
    double trace = 0;
    for (int k = 0; k < dim; k++) {
      trace += spread[k * dim + k];
    }
    int wanted = Math.min(most, dim);
    double[] values = new double[dim];
    double[] ascending = eigenvectors(spread, dim, wanted, values);
    double greatest = values[wanted - 1];
    double kept = 0;
    int count = 0;
    while (count < wanted
        && (count == 0
            || (kept < part * trace
                && values[wanted - 1 - count] > Covariance.DEPENDENT * greatest))) {
      kept += Math.max(0, values[wanted - 1 - count]);
      count++;
    }
    double[] axes = new double[count * dim];
    for (int a = 0; a < count; a++) {
      orient(ascending, (wanted - 1 - a) * dim, axes, a * dim, dim);
    }
    return new PrincipalAxes(
        moments.mean(),
        scales(moments, standardised),
        axes,
        trace > 0 ? Math.min(1, kept / trace) : 1);
  }

  /** The eigenvectors of the greatest eigenvalues, ascending [wanted, dim]. */
  private static double[] eigenvectors(double[] symmetric, int dim, int wanted, double[] values) {
    double[] vectors = new double[wanted * dim];
    double[] work = new double[ROOM * dim];
    int[] whole = new int[WHOLE_ROOM * dim];
    intW info = new intW(0);
    LAPACK.dsyevr(
        "V",
        "I", // by their places
        "U",
        dim,
        symmetric.clone(),
        dim,
        0,
        0,
        dim - wanted + 1,
        dim,
        0,
        new intW(0),
        values,
        vectors,
        dim,
        new int[2 * dim],
        work,
        work.length,
        whole,
        whole.length,
        info);
    if (info.val != 0) {
      throw new IllegalStateException(
          "no axes of %d coordinates: LAPACK says %d".formatted(dim, info.val));
    }
    return vectors;
  }

  private static void orient(double[] from, int at, double[] to, int into, int dim) {
    double greatest = 0;
    for (int k = 0; k < dim; k++) {
      greatest = Math.max(greatest, Math.abs(from[at + k]));
    }
    int first = 0;
    while (Math.abs(from[at + first]) < greatest * (1 - ROUNDING)) {
      first++;
    }
    double sign = from[at + first] < 0 ? -1 : 1;
    for (int k = 0; k < dim; k++) {
      to[into + k] = sign * from[at + k];
    }
  }

  /** How many axes there are. */
  public int count() {
    return axes.length / mean.length;
  }

  /** The part of the sum of variances that lies along the axes, in [0, 1]. */
  public double explained() {
    return explained;
  }

  /** The mean of the vectors [dim]. */
  public double[] mean() {
    return mean.clone();
  }

  /** All axes, each of length 1 [count, dim]. */
  public double[] axes() {
    return axes.clone();
  }

  /** One axis, of length 1 [dim]. */
  public double[] axis(int a) {
    return Arrays.copyOfRange(axes, a * mean.length, (a + 1) * mean.length);
  }

  /** A vector along the axes [count]; the vector [dim] is not modified. */
  public double[] of(double[] vector) {
    int dim = mean.length;
    if (vector.length != dim) {
      throw new IllegalArgumentException(
          "the vector has %d coordinates, the axes %d".formatted(vector.length, dim));
    }
    double[] along = new double[count()];
    for (int a = 0; a < along.length; a++) {
      double sum = 0;
      for (int k = 0; k < dim; k++) {
        sum += axes[a * dim + k] * ((vector[k] - mean[k]) * scale[k]);
      }
      along[a] = sum;
    }
    return along;
  }

  /** Rows along their own axes; as they are where they have no more coordinates than wanted. */
  public static Rows reduced(Rows rows, int most) {
    if (rows.dim() <= most) {
      return rows;
    }
    PrincipalAxes own = of(CoMoments.of(rows), most, false);
    double[][] along = new double[rows.size()][];
    for (int i = 0; i < along.length; i++) {
      along[i] = own.of(Arrays.copyOfRange(rows.values(), i * rows.dim(), (i + 1) * rows.dim()));
    }
    return Rows.of(along);
  }
}
