package io.remblai.geometry;

import io.remblai.math.Seeds;
import java.io.Serializable;

/**
 * One side of a synthetic pair of clouds, generated row by row. Immutable.
 *
 * <p>A row is a function of (name, seed, side, number of points, row index), so a cloud is the same
 * whatever partitions generate it. The laws' random parameters depend on the name and seed only:
 * clouds of one name and seed but different sizes are samples of one law.
 */
public final class DemoCloud implements Serializable {

  private static final long serialVersionUID = 1;

  /** Which of the two clouds. */
  public enum Side {
    SOURCE(0),
    TARGET(1);

    private final int stream;

    Side(int stream) {
      this.stream = stream;
    }
  }

  private final long points;
  private final Distribution distribution;

  private DemoCloud(long points, Distribution distribution) {
    this.points = points;
    this.distribution = distribution;
  }

  /**
   * A cloud; building it costs O(dim³) for the {@code gauss} family.
   *
   * @param points number of rows, at least 1
   */
  public static DemoCloud of(DemoCloudName name, long seed, Side side, long points) {
    if (points < 1) {
      throw new IllegalArgumentException("points must be at least 1, not " + points);
    }
    long sideSeed = Seeds.key(Seeds.key(seed, name.toString()), side.stream);
    long parameters = Seeds.key(sideSeed, 0);
    long rows = Seeds.key(sideSeed, 1);
    boolean source = side == Side.SOURCE;
    Distribution distribution =
        switch (name.family()) {
          case MOON_SCURVE ->
              planar(source ? PlanarShape.HALF_MOON : PlanarShape.S_CURVE, points, rows);
          case CHECKERBOARD ->
              planar(source ? PlanarShape.FIVE_SPOTS : PlanarShape.FOUR_SPOTS, points, rows);
          case MAFMOON_RINGS ->
              planar(source ? PlanarShape.BENT_NORMAL : PlanarShape.RINGS, points, rows);
          case GAUSS -> Gaussian.random(name.dim(), parameters, rows);
          case SAME_GAUSS -> Gaussian.standard(name.dim(), rows);
          case MIXTURE -> new GaussianMixture(name.dim(), parameters, rows);
        };
    return new DemoCloud(points, distribution);
  }

  private static Distribution planar(PlanarShape shape, long points, long rowSeed) {
    return new PlanarDistribution(shape, points, rowSeed);
  }

  /** Number of rows. */
  public long points() {
    return points;
  }

  /** Number of coordinates. */
  public int dim() {
    return distribution.dim();
  }

  /**
   * Coordinates [dim] of one row; a new array.
   *
   * @param row in [0, points)
   */
  public float[] point(long row) {
    if (row < 0 || row >= points) {
      throw new IllegalArgumentException("row must be in [0, %d), not %d".formatted(points, row));
    }
    double[] exact = distribution.point(row);
    float[] point = new float[exact.length];
    for (int k = 0; k < point.length; k++) {
      point[k] = (float) exact[k];
    }
    return point;
  }
}
