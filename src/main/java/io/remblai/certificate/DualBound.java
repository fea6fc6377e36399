package io.remblai.certificate;

import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.math.ExactSum;
import java.util.Arrays;

/**
 * A feasible pair of dual potentials, {@code f(x) + g(y) <= c(x, y)} for every source and target
 * also after rounding, in the memory of one machine. By weak duality no map costs less on average
 * than {@code mean f + mean g}.
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
   * by its rounding. O(n^2 dim).
   *
   * @param source as many points as the target has
   * @param g in units of the cost [size]; kept, not modified
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
    if (source.size() != target.size()
        || source.dim() != target.dim()
        || g.length != target.size()) {
      throw new IllegalArgumentException(
          "%d x %d sources, %d x %d targets and %d potentials do not fit"
              .formatted(source.size(), source.dim(), target.size(), target.dim(), g.length));
    }
    return new DualBound(
        cost, scoring, source, target, transform(cost, scoring, source, target, g), g);
  }

  /**
   * One step of ascent, {@code g(y) = min over x of c(x, y) - f(x)}: raises potentials of targets,
   * lowers none, and with them the bound. O(n^2 dim).
   *
   * <p>A second step would change nothing but roundings: the c-transform of a c-transform of a
   * c-transform is the first.
   */
  public DualBound raised() {
    double[] raised = transform(cost, scoring, target, source, f);
    for (int j = 0; j < raised.length; j++) {
      raised[j] = Math.max(raised[j], g[j]);
    }
    return new DualBound(cost, scoring, source, target, f, raised);
  }

  /** The potentials of the rows that potentials g of the columns allow. */
  private static double[] transform(
      GroundCost cost, Scoring scoring, PointCloud rows, PointCloud columns, double[] g) {
    int n = rows.size();
    int dim = rows.dim();
    float[] x = rows.coordinates();
    float[] y = columns.coordinates();
    CloudMeans means = new CloudMeans(cost, dim);
    if (scoring == Scoring.PRODUCTS) {
      means.add(x, y, n);
    }
    FrameExtent extent = new FrameExtent(means.origins(scoring));
    extent.add(x, y, g, n);
    DualFrame frame = new DualFrame(extent);
    TargetSlab slab = new TargetSlab(n, dim);
    slab.add(frame, y, g, n);
    float[] least = new float[n];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    new LeastScores(frame).lower(x, n, slab, least);
    double[] f = new double[n];
    for (int i = 0; i < n; i++) {
      f[i] = frame.sourcePotential(x, i * dim, least[i]);
    }
    return f;
  }

  /** Potentials of the sources [size]; not to be modified. */
  public double[] sourcePotentials() {
    return f;
  }

  /** Potentials of the targets [size]; not to be modified. */
  public double[] targetPotentials() {
    return g;
  }

  /** What no map costs less than, on average. */
  public double lowerBound() {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < f.length; i++) {
      sum.add(f[i]);
      sum.add(g[i]);
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
