package io.remblai.geometry;

import io.remblai.math.CounterRandom;

/**
 * The laws in the plane used in the synthetic experiments of the HiRef paper: half-moon and S-curve
 * (after Buzun et al. 2024), the checkerboard of five and four spots, bent normal and rings (after
 * Makkuva et al. 2020).
 *
 * <p>Half-moon and rings place their rows evenly along the curve, in a random order: they depend on
 * the number of rows.
 */
final class PlanarDistribution implements Distribution {

  private static final long serialVersionUID = 1;

  private static final double[][] FIVE = {{0, 0}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1}};
  private static final double[][] FOUR = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
  private static final double SPOT_DISTANCE = 5;
  private static final double SPOT_DEVIATION = 0.25;
  private static final double CURVE_NOISE = 0.05;
  private static final double RING_NOISE = 0.08;

  /** Radii of the four rings, the last of which takes the rows that do not divide by four. */
  private static final double[] RADII = {3.6, 2.7, 1.65, 0.75};

  private final PlanarShape shape;
  private final long points;
  private final CounterRandom choices;
  private final CounterRandom noise;
  private final IndexPermutation order;

  /**
   * A law for a cloud of the given size.
   *
   * @param points number of rows, at least 1
   */
  PlanarDistribution(PlanarShape shape, long points, long rowSeed) {
    this.shape = shape;
    this.points = points;
    this.choices = new CounterRandom(rowSeed, 0);
    this.noise = new CounterRandom(rowSeed, 1);
    this.order = new IndexPermutation(points, rowSeed);
  }

  @Override
  public int dim() {
    return 2;
  }

  @Override
  public double[] point(long row) {
    double[] z = new double[2];
    noise.normalRow(row, z);
    return switch (shape) {
      case HALF_MOON -> halfMoon(row, z);
      case S_CURVE -> sCurve(row, z);
      case FIVE_SPOTS -> spot(FIVE, row, z);
      case FOUR_SPOTS -> spot(FOUR, row, z);
      case BENT_NORMAL -> new double[] {0.5 * (z[0] + z[1] * z[1]) - 5, z[1]};
      case RINGS -> ring(row, z);
    };
  }

  private double[] halfMoon(long row, double[] z) {
    double t = points == 1 ? 0 : Math.PI * order.apply(row) / (points - 1);
    double x = StrictMath.cos(t) + CURVE_NOISE * z[0];
    double y = StrictMath.sin(t) + CURVE_NOISE * z[1];
    return turned(x, y, Math.PI / 6, 1, 0, -0.5);
  }

  private double[] sCurve(long row, double[] z) {
    double t = 3 * Math.PI * (choices.uniform(row) - 0.5);
    double x = Math.signum(t) * (StrictMath.cos(t) - 1) + CURVE_NOISE * z[0];
    double y = StrictMath.sin(t) + CURVE_NOISE * z[1];
    return turned(x, y, -Math.PI / 6, 0.6, 0.5, -2);
  }

  private double[] spot(double[][] centres, long row, double[] z) {
    int chosen = (int) (choices.uniform(row) * centres.length);
    double[] centre = centres[Math.min(chosen, centres.length - 1)];
    return new double[] {
      SPOT_DISTANCE * centre[0] + SPOT_DEVIATION * z[0],
      SPOT_DISTANCE * centre[1] + SPOT_DEVIATION * z[1]
    };
  }

  private double[] ring(long row, double[] z) {
    long place = order.apply(row);
    long quarter = points / 4;
    int ring = quarter == 0 ? 3 : (int) Math.min(3, place / quarter);
    long onRing = ring < 3 ? quarter : points - 3 * quarter;
    double t = 2 * Math.PI * (place - ring * quarter) / onRing;
    return new double[] {
      RADII[ring] * StrictMath.cos(t) + RING_NOISE * z[0],
      RADII[ring] * StrictMath.sin(t) + RING_NOISE * z[1]
    };
  }

  /** scale · R(angle) (x, y) + (dx, dy). */
  private static double[] turned(
      double x, double y, double angle, double scale, double dx, double dy) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new double[] {
      scale * (cos * x - sin * y) + dx, scale * (sin * x + cos * y) + dy,
    };
  }
}
