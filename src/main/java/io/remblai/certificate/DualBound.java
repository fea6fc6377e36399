package io.remblai.certificate;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.math.ExactSum;
import java.util.Arrays;

/**
 * A feasible pair of dual potentials, {@code f(x) + g(y) <= c(x, y)} for every source and target
 * also after rounding, in the memory of one machine. By weak duality no map costs less on average
 * than {@code mean f + mean g}.
 *
 * <p>Where the target is larger, m points beside n, some of its points stay without a source, and
 * the dual of the partial problem asks for {@code g <= 0} besides: whatever targets are chosen,
 * their costs sum to at least {@code sum f} and their potentials, hence to at least {@code sum f +
 * sum g} over all. Then no map costs less on average than {@code (sum f + sum g) / n}.
 */
public final class DualBound {

  private final GroundCost cost;
  private final Scoring scoring;
  private final PointCloud source;
  private final PointCloud target;
  private final double[] f;
  private final double[] g;

  private DualBound(
      GroundCost cost,
      Scoring scoring,
      PointCloud source,
      PointCloud target,
      double[] f,
      double[] g) {
    this.cost = cost;
    this.scoring = scoring;
    this.source = source;
    this.target = target;
    this.f = f;
    this.g = g;
  }

  /**
   * The bound from any potentials of the targets: {@code f(x) = min over y of c(x, y) - g(y)}, down
   * by its rounding. O(n m dim).
   *
   * @param source no more points than the target has
   * @param g in units of the cost [target's size]; not modified. Where the target is larger, those
   *     above zero count as zero
   */
  public static DualBound of(GroundCost cost, PointCloud source, PointCloud target, double[] g) {
    return of(cost, Scoring.of(cost, source.dim()), source, target, g);
  }

  /** As {@link #of(GroundCost, PointCloud, PointCloud, double[])}, scored in the given way. */
  public static DualBound of(
      GroundCost cost, Scoring scoring, PointCloud source, PointCloud target, double[] g) {
    if ((cost == GroundCost.EUCLIDEAN) != (scoring == Scoring.DISTANCES)) {
      throw new IllegalArgumentException("%s cost has no %s".formatted(cost, scoring));
    }
    if (source.size() > target.size()
        || source.dim() != target.dim()
        || g.length != target.size()) {
      throw new IllegalArgumentException(
          "%d x %d sources, %d x %d targets and %d potentials do not fit"
              .formatted(source.size(), source.dim(), target.size(), target.dim(), g.length));
    }
    double[] allowed = source.size() == target.size() ? g : notAboveZero(g);
    return new DualBound(
        cost, scoring, source, target, transform(cost, scoring, source, target, allowed), allowed);
  }

  private static double[] notAboveZero(double[] g) {
    double[] allowed = new double[g.length];
    for (int j = 0; j < g.length; j++) {
      allowed[j] = Math.min(g[j], 0);
    }
    return allowed;
  }

  /**
   * One step of ascent, {@code g(y) = min over x of c(x, y) - f(x)}, or zero where that is above
   * zero and the target is larger: raises potentials of targets, lowers none, and with them the
   * bound. O(n m dim).
   *
   * <p>A second step would change nothing but roundings: the c-transform of a c-transform of a
   * c-transform is the first.
   */
  public DualBound raised() {
    double[] raised = transform(cost, scoring, target, source, f);
    if (source.size() < target.size()) {
      raised = notAboveZero(raised);
    }
    for (int j = 0; j < raised.length; j++) {
      raised[j] = Math.max(raised[j], g[j]);
    }
    return new DualBound(cost, scoring, source, target, f, raised);
  }

  /** The potentials of the rows that potentials g of the columns allow. */
  private static double[] transform(
      GroundCost cost, Scoring scoring, PointCloud rows, PointCloud columns, double[] g) {
    int n = rows.size();
    DualFrame frame = frame(cost, scoring, rows, columns, g);
    TargetSlab slab = new TargetSlab(columns.size(), rows.dim());
    slab.add(frame, columns.coordinates(), g, columns.size());
    float[] least = new float[n];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    new LeastScores(frame).lower(rows.coordinates(), n, slab, least);
    double[] f = new double[n];
    for (int i = 0; i < n; i++) {
      f[i] = frame.sourcePotential(rows.coordinates(), i * rows.dim(), least[i]);
    }
    return f;
  }

  /**
   * The frame of both clouds. Frames are measured on as many rows of each: the smaller cloud starts
   * over where it ends, which moves no limit, only the means that the frame is fitted to.
   */
  private static DualFrame frame(
      GroundCost cost, Scoring scoring, PointCloud rows, PointCloud columns, double[] g) {
    int n = Math.max(rows.size(), columns.size());
    int dim = rows.dim();
    float[] x = repeated(rows, n);
    float[] y = repeated(columns, n);
    double[] potentials = g;
    if (columns.size() < n) {
      potentials = new double[n];
      for (int j = 0; j < n; j++) {
        potentials[j] = g[j % columns.size()];
      }
    }
    CloudMeans means = new CloudMeans(cost, dim);
    if (scoring == Scoring.PRODUCTS) {
      means.add(x, y, n);
    }
    FrameExtent extent = new FrameExtent(means.origins(scoring));
    extent.add(x, y, potentials, n);
    return new DualFrame(extent);
  }

  private static float[] repeated(PointCloud cloud, int n) {
    float[] points = cloud.coordinates();
    if (cloud.size() == n) {
      return points;
    }
    float[] repeated = new float[Math.multiplyExact(n, cloud.dim())];
    for (int at = 0; at < repeated.length; at += points.length) {
      System.arraycopy(points, 0, repeated, at, Math.min(points.length, repeated.length - at));
    }
    return repeated;
  }

  /** Potentials of the sources [size]; not to be modified. */
  public double[] sourcePotentials() {
    return f;
  }

  /** Potentials of the targets [size]; not to be modified. */
  public double[] targetPotentials() {
    return g;
  }

  /** What no map costs less than, on average over the sources. */
  public double lowerBound() {
    ExactSum sum = new ExactSum();
    for (double potential : f) {
      sum.add(potential);
    }
    for (double potential : g) {
      sum.add(potential);
    }
    return Math.nextDown(Math.nextDown(sum.value()) / f.length);
  }

  /** {@code c(x, y) - f(x) - g(y)} of a source and a target, never negative. */
  public double slack(int sourceRow, int targetRow) {
    int dim = source.dim();
    double between =
        cost.between(
            source.coordinates(), sourceRow * dim, target.coordinates(), targetRow * dim, dim);
    return DualTotals.slack(between, f[sourceRow], g[targetRow]);
  }
}
