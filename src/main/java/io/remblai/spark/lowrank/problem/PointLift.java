package io.remblai.spark.lowrank.problem;

import io.remblai.lowrank.cost.LiftParts;
import io.remblai.lowrank.cost.RowLift;
import io.remblai.lowrank.rows.RowBlock;
import io.remblai.spark.PointBlock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How points become rows: factors of one or more lifts side by side, each of some of a point's
 * coordinates, and the weight over the total. Immutable; broadcast.
 */
public final class PointLift implements Serializable {

  private static final long serialVersionUID = 1;

  private final RowLift[] lifts;
  private final int[] from; // first coordinate of each lift
  private final boolean weighted; // the last coordinate is a weight
  private final double total; // of all weights, or of points

  private PointLift(RowLift[] lifts, int[] from, boolean weighted, double total) {
    this.lifts = lifts;
    this.from = from;
    this.weighted = weighted;
    this.total = total;
  }

  /** Without factors yet: points of one weight. */
  static PointLift even(long points) {
    return new PointLift(new RowLift[0], new int[0], false, points);
  }

  /** Without factors yet: points whose last coordinate is a weight. */
  static PointLift weighted(double total) {
    return new PointLift(new RowLift[0], new int[0], true, total);
  }

  /** This with one more lift at the end, of the coordinates from {@code first} on. */
  PointLift with(RowLift lift, int first) {
    RowLift[] more = Arrays.copyOf(lifts, lifts.length + 1);
    int[] moreFrom = Arrays.copyOf(from, from.length + 1);
    more[lifts.length] = lift;
    moreFrom[lifts.length] = first;
    return new PointLift(more, moreFrom, weighted, total);
  }

  /** Number of factors of a row. */
  int width() {
    int width = 0;
    for (RowLift lift : lifts) {
      width += lift.width();
    }
    return width;
  }

  /** The rows of a block of points. */
  RowBlock rows(PointBlock points) {
    int width = width();
    int n = points.size();
    float[] factors = new float[Math.multiplyExact(n, width)];
    write(points, factors, 0, width);
    return new RowBlock(factors, width, weights(points), points.keys());
  }

  /** Writes the factors of row i to {@code out[column + i stride ..]}. */
  void write(PointBlock points, float[] out, int column, int stride) {
    int dim = points.dim();
    int at = column;
    for (int part = 0; part < lifts.length; part++) {
      for (int i = 0; i < points.size(); i++) {
        lifts[part].lift(points.coordinates(), i * dim + from[part], out, at + i * stride);
      }
      at += lifts[part].width();
    }
  }

  /** Weights of points, of all clouds' one in sum. */
  double[] weights(PointBlock points) {
    double[] weights = new double[points.size()];
    int dim = points.dim();
    for (int i = 0; i < weights.length; i++) {
      double weight = weighted ? points.coordinates()[i * dim + dim - 1] : 1;
      weights[i] = weight / total;
    }
    return weights;
  }

  /** The lifts side by side, all of a point's first coordinates, of points of one weight. */
  public static PointLift of(List<RowLift> lifts) {
    PointLift all = even(1);
    for (RowLift lift : lifts) {
      all = all.with(lift, 0);
    }
    return all;
  }

  /**
   * What {@link #of} makes the same factors from.
   *
   * @throws IllegalStateException if points have more than features
   */
  public List<LiftParts> parts() {
    if (weighted || Arrays.stream(from).anyMatch(first -> first > 0)) {
      throw new IllegalStateException("lifts of coordinates and weights cannot be told apart");
    }
    return Arrays.stream(lifts).map(RowLift::parts).toList();
  }

  /** Rows of points, with the users' ids. */
  public static JavaRDD<NamedRows> rows(
      JavaSparkContext context, JavaRDD<PointBlock> points, PointLift lift) {
    return points.map(new LiftPoints(context.broadcast(lift)));
  }
}
