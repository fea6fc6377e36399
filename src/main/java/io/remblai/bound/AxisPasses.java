package io.remblai.bound;

import io.remblai.geometry.GroundCost;

/** The second pass over both clouds, and as many third passes as there are axes to look along. */
final class AxisPasses {

  /** A grid goes so many standard deviations to either side; what lies beyond is kept apart. */
  private static final double GRID_DEVIATIONS = 6;

  private final CloudPasses source;
  private final CloudPasses target;
  private final CoordinateSums x;
  private final CoordinateSums y;
  private final Axes start;
  private final boolean together;
  private final float[] xCentre;
  private final float[] yCentre;
  private final double[] xMean; // along the first axes, from the centre
  private final double[] yMean;
  private final double[] xCovariance;
  private final double[] yCovariance;

  /**
   * Takes the second moments.
   *
   * @param x sums of the source's coordinates
   * @param y sums of the target's coordinates
   * @param start axes that will be turned
   */
  AxisPasses(
      CloudPasses source,
      CloudPasses target,
      CoordinateSums x,
      CoordinateSums y,
      Axes start,
      GroundCost cost) {
    this.source = source;
    this.target = target;
    this.x = x;
    this.y = y;
    this.start = start;
    together = cost == GroundCost.EUCLIDEAN; // one grid; squares part with their means
    xCentre = together ? middle(x.mean(), y.mean()) : middle(x.mean(), x.mean());
    yCentre = together ? xCentre : middle(y.mean(), y.mean());
    MomentGrid xGrid = new MomentGrid(start, xCentre, x.reach(xCentre), x.points());
    MomentGrid yGrid = new MomentGrid(start, yCentre, y.reach(yCentre), y.points());
    AxisMoments ofX = source.moments(xGrid);
    AxisMoments ofY = target.moments(yGrid);
    xMean = ofX.mean(xGrid);
    yMean = ofY.mean(yGrid);
    xCovariance = ofX.covariance(xGrid);
    yCovariance = ofY.covariance(yGrid);
  }

  /** The rotation [count, count] of the first axes onto {@link TransportAxes}. */
  double[] transportAxes() {
    return TransportAxes.of(xCovariance, yCovariance, start.count());
  }

  /**
   * A third pass.
   *
   * @param rotation of the first axes [count, count]: column k is axis k
   */
  AxisBounds along(double[] rotation) {
    Axes axes = start.rotated(rotation);
    double[][] xEnds = ends(rotation, xMean, xCovariance);
    double[][] yEnds = ends(rotation, yMean, yCovariance);
    if (together) {
      for (int k = 0; k < axes.count(); k++) {
        xEnds[0][k] = Math.min(xEnds[0][k], yEnds[0][k]);
        xEnds[1][k] = Math.max(xEnds[1][k], yEnds[1][k]);
      }
    }
    AxisGrid xGrid = new AxisGrid(axes, xCentre, xEnds[0], xEnds[1]);
    AxisGrid yGrid = together ? xGrid : new AxisGrid(axes, yCentre, yEnds[0], yEnds[1]);
    return new AxisBounds(
        new SeenCloud(x, xGrid, source.along(xGrid)),
        new SeenCloud(y, yGrid, target.along(yGrid)),
        x.meanLess(y));
  }

  private static float[] middle(double[] one, double[] other) {
    float[] middle = new float[one.length];
    for (int k = 0; k < middle.length; k++) {
      middle[k] = (float) (one[k] / 2 + other[k] / 2);
    }
    return middle;
  }

  /** The ends of a grid along turned axes: lower [count] and upper [count]. */
  private static double[][] ends(double[] rotation, double[] mean, double[] covariance) {
    int count = mean.length;
    double[][] ends = new double[2][count];
    double[] image = new double[count * count]; // covariance times rotation
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double value = covariance[i * count + j];
        for (int k = 0; k < count; k++) {
          image[i * count + k] += value * rotation[j * count + k];
        }
      }
    }
    for (int k = 0; k < count; k++) {
      double along = 0;
      double variance = 0;
      for (int i = 0; i < count; i++) {
        along += mean[i] * rotation[i * count + k];
        variance += rotation[i * count + k] * image[i * count + k];
      }
      double half = GRID_DEVIATIONS * Math.sqrt(Math.max(0, variance));
      ends[0][k] = along - half;
      ends[1][k] = along + half;
    }
    return ends;
  }
}
