package io.remblai.bound;

import io.remblai.bound.LowerBound.Kind;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.math.Seeds;
import java.util.List;

/**
 * Lower bounds of the least mean cost of a one-to-one map between two clouds of n points, in three
 * passes over each.
 *
 * <pre>
 *   means             |mx - my|^2                                  for c = |x - y|^2
 *   Gelbrich          |mx - my|^2 + tr Sx + tr Sy - 2 tr (Sx^1/2 Sy Sx^1/2)^1/2
 *   one-dimensional   |mx - my|^2 + sum_k W2^2(x along v_k, y along v_k), each from its own mean
 * </pre>
 *
 * <p>Half of these for the cosine cost. For c = |x - y| there are {@code |mx - my|} and {@code
 * sqrt(sum_k W1(x along v_k, y along v_k)^2)}. The axes v_k are those of the linear map between the
 * two covariances ({@link TransportAxes}), along which no one-dimensional bound is below
 * Gelbrich's; what the distributions add is their shape.
 *
 * <p>The first pass sums coordinates, {@code n d} exact additions; the second takes second moments,
 * {@code n d^2} flops; the third projects on the axes, {@code 2 n d^2}, and fills histograms; each
 * for either side. Beyond {@value #MOST_AXES} dimensions only the {@value #LEADING} leading axes of
 * a sample are looked along ({@code 2 n d} times their number, in both passes); of the rest the
 * total variance counts, and the kinds keep their names. Up to {@value #FEW_AXES} dimensions {@link
 * AxisSearch} may ask for the third pass once more, along other axes. On the driver memory grows
 * with dimension and bins alone: d^2 numbers, and {@code 2^19} bins of each side. Measured on one
 * busy core, all passes: 0.8 us a point in 16 dimensions, 2.7 us in 64.
 *
 * <p>No number printed is above the truth: sums are exact, and for what else is rounded an
 * allowance is deducted, relative to the spread of the points and not to their distance from the
 * origin. The same points with the same keys give the same bits however they are dealt out.
 */
public final class FastBounds {

  /** With more axes their eigenvectors would take longer than a few seconds. */
  static final int MOST_AXES = 512;

  /** Axes of clouds with more dimensions than that. */
  static final int LEADING = 128;

  /** Up to so many dimensions other axes are searched for: the fewer, the more there is to find. */
  private static final int FEW_AXES = 8;

  private static final int MOST_SAMPLED = 2048;
  private static final int LEAST_SAMPLED = 256;
  private static final int SAMPLED_COORDINATES = 1 << 22;

  private final GroundCost cost;
  private final long seed;
  private final CloudPasses source;
  private final CloudPasses target;
  private final long points;
  private final int dim;

  private FastBounds(
      GroundCost cost, long seed, CloudPasses source, CloudPasses target, long points, int dim) {
    this.cost = cost;
    this.seed = seed;
    this.source = source;
    this.target = target;
    this.points = points;
    this.dim = dim;
  }

  /** Every bound of two clouds of one size and dimension, in memory. */
  public static List<LowerBound> of(
      PointCloud source, PointCloud target, GroundCost cost, long seed) {
    if (source.size() != target.size() || source.dim() != target.dim()) {
      throw new IllegalArgumentException(
          "%d points of dimension %d cannot be mapped one to one to %d of dimension %d"
              .formatted(source.size(), source.dim(), target.size(), target.dim()));
    }
    return of(
        new LocalPasses(source, Seeds.key(seed, 0)),
        new LocalPasses(target, Seeds.key(seed, 1)),
        source.size(),
        source.dim(),
        cost,
        seed);
  }

  /**
   * Every bound of two clouds that can be passed over.
   *
   * @param points number of points of each
   */
  public static List<LowerBound> of(
      CloudPasses source, CloudPasses target, long points, int dim, GroundCost cost, long seed) {
    return new FastBounds(cost, seed, source, target, points, dim).bounds();
  }

  private List<LowerBound> bounds() {
    CoordinateSums x = source.coordinates();
    CoordinateSums y = target.coordinates();
    if (x.points() != points || y.points() != points) {
      throw new IllegalStateException(
          "%d source and %d target points were read, not %d"
              .formatted(x.points(), y.points(), points));
    }
    AxisPasses passes = passes(x, y);
    AxisBounds along = passes.along(passes.transportAxes());
    double alongAxes = along.best(cost);
    if (dim <= FEW_AXES) {
      alongAxes = Math.max(alongAxes, alongOtherAxes(passes));
    }
    double squaredShift = AxisBounds.squaredShift(x.meanLess(y));
    return switch (cost) {
      case SQEUCLIDEAN ->
          List.of(
              new LowerBound(Kind.MEANS, squaredShift),
              new LowerBound(Kind.GELBRICH, along.gelbrich()),
              new LowerBound(Kind.ONE_DIMENSIONAL, alongAxes));
      case COSINE ->
          List.of(
              new LowerBound(Kind.MEANS, squaredShift / 2),
              new LowerBound(Kind.GELBRICH, along.gelbrich() / 2),
              new LowerBound(Kind.ONE_DIMENSIONAL, alongAxes));
      case EUCLIDEAN ->
          List.of(
              new LowerBound(Kind.MEANS, Math.sqrt(squaredShift) * (1 - 0x1p-52)),
              new LowerBound(Kind.ONE_DIMENSIONAL, alongAxes));
    };
  }

  private AxisPasses passes(CoordinateSums x, CoordinateSums y) {
    Axes start =
        dim <= MOST_AXES
            ? Axes.coordinates(dim)
            : LeadingAxes.of(sample(source), sample(target), dim, LEADING, seed);
    return new AxisPasses(source, target, x, y, start, cost);
  }

  /** A better bound along other axes, if a sample finds such axes; otherwise 0. */
  private double alongOtherAxes(AxisPasses passes) {
    return AxisSearch.of(sample(source), sample(target), dim, cost, seed)
        .map(axes -> passes.along(axes).best(cost))
        .orElse(0.0);
  }

  private float[] sample(CloudPasses cloud) {
    return cloud.sample(Math.max(LEAST_SAMPLED, Math.min(MOST_SAMPLED, SAMPLED_COORDINATES / dim)));
  }
}
