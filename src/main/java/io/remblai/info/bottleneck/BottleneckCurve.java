package io.remblai.info.bottleneck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The most that a description of X can tell about Y, as a function of what it tells about X: the
 * upper concave hull of attained points. As every point of it is attained (between two encoders by
 * tossing a coin), the true curve is nowhere below. Immutable.
 */
public final class BottleneckCurve {

  private final double[] ixt; // ascending, from 0
  private final double[] ity; // the hull at these, ascending, from 0
  private final List<BottleneckPoint> points;

  private BottleneckCurve(double[] ixt, double[] ity, List<BottleneckPoint> points) {
    this.ixt = ixt;
    this.ity = ity;
    this.points = points;
  }

  /**
   * The hull of some encoders, of the description that says nothing and of the one that says all of
   * X.
   */
  public static BottleneckCurve of(DiscreteJoint joint, List<BottleneckPoint> points) {
    List<double[]> all = new ArrayList<>();
    all.add(new double[] {0, 0});
    all.add(new double[] {joint.entropyX(), joint.information()});
    for (BottleneckPoint point : points) {
      all.add(new double[] {point.ixt(), point.ity()});
    }
    all.sort(Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
    List<double[]> hull = new ArrayList<>();
    for (double[] point : all) {
      while (hull.size() > 1 && below(hull, point)) {
        hull.remove(hull.size() - 1);
      }
      if (hull.isEmpty() || point[1] > hull.get(hull.size() - 1)[1]) {
        if (!hull.isEmpty() && hull.get(hull.size() - 1)[0] == point[0]) {
          hull.remove(hull.size() - 1);
        }
        hull.add(point);
      }
    }
    double[] ixt = hull.stream().mapToDouble(p -> p[0]).toArray();
    double[] ity = hull.stream().mapToDouble(p -> p[1]).toArray();
    return new BottleneckCurve(ixt, ity, List.copyOf(points));
  }

  /** Whether the last point of the hull is not above the line from the one before to the next. */
  private static boolean below(List<double[]> hull, double[] next) {
    double[] last = hull.get(hull.size() - 1);
    double[] before = hull.get(hull.size() - 2);
    return (last[1] - before[1]) * (next[0] - before[0])
        <= (next[1] - before[1]) * (last[0] - before[0]);
  }

  /** The corners of the hull: I(X; T), ascending. */
  public double[] ixt() {
    return ixt.clone();
  }

  /** The corners of the hull: I(T; Y). */
  public double[] ity() {
    return ity.clone();
  }

  /** The most about Y for at most so much about X, in nats: flat beyond the last corner. */
  public double at(double information) {
    if (!(information >= 0)) {
      throw new IllegalArgumentException("information must not be negative, not " + information);
    }
    int next = 1;
    while (next < ixt.length && ixt[next] < information) {
      next++;
    }
    if (next >= ixt.length) {
      return ity[ity.length - 1];
    }
    double part = (information - ixt[next - 1]) / (ixt[next] - ixt[next - 1]);
    return ity[next - 1] + part * (ity[next] - ity[next - 1]);
  }

  /** The least {@code I(X;T) - beta I(T;Y)} of the points, each being an encoder at every beta. */
  public double lagrangian(double beta) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ixt.length; i++) {
      least = Math.min(least, ixt[i] - beta * ity[i]);
    }
    return least;
  }

  /**
   * How far a measured description is from the curve. One measured on a sample may lie above, by
   * its bias.
   *
   * @param measuredX its I(X; Z), nats; an estimate below 0 counts as 0
   * @param measuredY its I(Y; Z), nats
   */
  public CurveDistance distance(double measuredX, double measuredY) {
    double x = Math.max(0, measuredX);
    double nearest = x > ixt[ixt.length - 1] ? Math.abs(at(x) - measuredY) : Double.MAX_VALUE;
    for (int i = 0; i < ixt.length; i++) {
      double fromX = ixt[Math.max(0, i - 1)];
      double fromY = ity[Math.max(0, i - 1)];
      double dx = ixt[i] - fromX;
      double dy = ity[i] - fromY;
      double length = dx * dx + dy * dy;
      double along = length == 0 ? 0 : ((x - fromX) * dx + (measuredY - fromY) * dy) / length;
      double part = Math.min(1, Math.max(0, along));
      double distance = Math.hypot(x - fromX - part * dx, measuredY - fromY - part * dy);
      nearest = Math.min(nearest, distance);
    }
    return new CurveDistance(at(x) - measuredY, nearest);
  }

  /** The encoders that it is made of. */
  public List<BottleneckPoint> points() {
    return points;
  }
}
