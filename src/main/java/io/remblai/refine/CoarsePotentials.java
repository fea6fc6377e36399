package io.remblai.refine;

import io.remblai.assignment.CandidateAuction;
import io.remblai.geometry.GroundCost;
import io.remblai.math.Kernels;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Dual potentials of a sample of both clouds, solved on its own, and their extension to any target:
 * {@code g(y) = min over sampled x of c(x, y) - f(x)}. They start the auctions of the first round
 * in one frame for all groups.
 *
 * <p>The sample is solved from potentials of a quarter of it, and so on down. Gauss-d16, n =
 * 65,536: with a sample of 4096 the first wide round made 3.0 lists per point, from zero potentials
 * 9.0; with samples of 2048 and 8192, 3.1.
 */
public final class CoarsePotentials implements TargetPotentials, Serializable {

  private static final long serialVersionUID = 1;

  /** Points of the sample; of clouds so large that it would be too thin, every so many. */
  private static final int USUAL = 4096;

  private static final int THIN = 16;
  private static final int MOST = 16_384;
  private static final int COARSENING = 4;
  private static final int SMALLEST = 256;

  /**
   * Epsilon of the first phase and of the last, as fractions of the mean cost of pairs at random.
   */
  private static final double FIRST_EPSILON = 1e-2;

  private static final double LAST_EPSILON = 1e-4;

  private static final int MOST_SCANS = 60;

  private final CloudFrame frame;
  private final int dim;
  private final int size;
  private final float[] sources; // moved
  private final float[] h; // of the sources: |x|^2 - f, or f itself where costs are distances

  private CoarsePotentials(CloudFrame frame, int dim, float[] sources, float[] f) {
    this.frame = frame;
    this.dim = dim;
    this.size = f.length;
    this.sources = sources;
    this.h = frame.hasDistances() ? f : lessPotentials(sources, f, dim);
  }

  /** Points of each side that a cloud of n gives to the sample. */
  public static int sampleSize(int n) {
    return Math.max(1, Math.max(Math.min(USUAL, n / COARSENING), Math.min(MOST, n / THIN)));
  }

  /**
   * Greatest key, unsigned, of the rows among which the sample surely is: some more than it needs.
   */
  public static long keyBound(int n) {
    return keyBound(sampleSize(n), n);
  }

  /** The same of the first {@code wanted} of n rows in canonical order. */
  public static long keyBound(int wanted, int n) {
    double share = 1.25 * wanted / n + 64.0 / n;
    return share >= 1 ? -1 : (long) (share * 0x1p63) << 1;
  }

  /**
   * Solves the sample.
   *
   * @param x the first sources in canonical order [n or longer, dim]; not modified
   * @param y the first targets [n or longer, dim]; not modified
   */
  public static CoarsePotentials of(GroundCost cost, float[] x, float[] y, int n, int dim) {
    MovedClouds clouds = new MovedClouds(cost, dim);
    clouds.take(x, 0, y, 0, n);
    // Not the mean square under distances, whose clouds may lie far from the origin.
    double scale = cost == GroundCost.EUCLIDEAN ? clouds.meanCost() : clouds.meanSquare();
    float[] sources = Arrays.copyOf(clouds.x(), n * dim);
    float[] targets = Arrays.copyOf(clouds.y(), n * dim);
    float[] v = new Levels(clouds.frame(), dim, scale).solve(sources, targets, n);
    return new CoarsePotentials(
        clouds.frame(), dim, sources, extend(clouds.frame(), targets, v, sources, n, dim));
  }

  @Override
  public double[] of(float[] y, int n) {
    float[] moved = new float[n * dim];
    frame.moveTargets(y, 0, n, moved);
    float[] v = leastOver(frame, sources, h, size, moved, n, dim);
    double[] g = new double[n];
    for (int j = 0; j < n; j++) {
      double potential = Float.isFinite(v[j]) ? v[j] : farPotential(moved, j * dim);
      g[j] = frame.inGiven(potential, moved, j * dim);
    }
    return g;
  }

  /** In double, for a target so far from all of the sample that its costs leave float's range. */
  private double farPotential(float[] moved, int at) {
    GroundCost cost = frame.hasDistances() ? GroundCost.EUCLIDEAN : GroundCost.SQEUCLIDEAN;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double f = frame.hasDistances() ? h[i] : square(sources, i, dim) - h[i];
      least = Math.min(least, cost.between(sources, i * dim, moved, at, dim) - f);
    }
    return least;
  }

  /** The potentials of n moved points from those of as many of the other side, by a c-transform. */
  private static float[] extend(
      CloudFrame frame, float[] from, float[] potentials, float[] to, int n, int dim) {
    float[] h = frame.hasDistances() ? potentials : lessPotentials(from, potentials, dim);
    return leastOver(frame, from, h, potentials.length, to, n, dim);
  }

  private static float[] lessPotentials(float[] points, float[] potentials, int dim) {
    float[] h = new float[potentials.length];
    for (int i = 0; i < h.length; i++) {
      h[i] = (float) (square(points, i, dim) - potentials[i]);
    }
    return h;
  }

  private static double square(float[] points, int i, int dim) {
    double sum = 0;
    for (int k = i * dim; k < (i + 1) * dim; k++) {
      sum += (double) points[k] * points[k];
    }
    return sum;
  }

  /** For each of n points of one side, the least cost less potential over m points of the other. */
  private static float[] leastOver(
      CloudFrame frame, float[] others, float[] h, int m, float[] points, int n, int dim) {
    float[] least = new float[n];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    int[] columns = new int[n];
    if (frame.hasDistances()) {
      Kernels.reducedCosts()
          .leastDistance(points, 0, n, others, 0, m, dim, h, 0, least, columns, 0);
      return least;
    }
    Kernels.reducedCosts().least(points, 0, n, others, 0, m, dim, h, 0, least, columns, 0);
    for (int i = 0; i < n; i++) {
      least[i] += (float) square(points, i, dim);
    }
    return least;
  }

  /** The recursion from a quarter of the sample to all of it. */
  private static final class Levels {

    private final CloudFrame frame;
    private final int dim;
    private final double scale;
    private final CandidateAuction auction = new CandidateAuction();

    Levels(CloudFrame frame, int dim, double scale) {
      this.frame = frame;
      this.dim = dim;
      this.scale = scale;
    }

    /** Column potentials of n moved points a side. */
    float[] solve(float[] x, float[] y, int n) {
      float[] v = n <= SMALLEST ? new float[n] : fromQuarter(x, y, n);
      int[] columns = new int[n];
      Arrays.fill(columns, -1);
      auction.solve(
          x,
          y,
          n,
          dim,
          frame.hasDistances()
              ? CandidateAuction.Cost.DISTANCE
              : CandidateAuction.Cost.SQUARED_BY_PRODUCTS,
          v,
          columns,
          (float) (FIRST_EPSILON * scale),
          (float) (LAST_EPSILON * scale),
          (long) MOST_SCANS * n);
      return v;
    }

    private float[] fromQuarter(float[] x, float[] y, int n) {
      int quarter = n / COARSENING;
      float[] fewX = every(x, quarter);
      float[] fewY = every(y, quarter);
      float[] f = extend(frame, fewY, solve(fewX, fewY, quarter), fewX, quarter, dim);
      return extend(frame, fewX, f, y, n, dim);
    }

    /** Every fourth point. */
    private float[] every(float[] points, int count) {
      float[] few = new float[count * dim];
      for (int i = 0; i < count; i++) {
        System.arraycopy(points, i * COARSENING * dim, few, i * dim, dim);
      }
      return few;
    }
  }
}
