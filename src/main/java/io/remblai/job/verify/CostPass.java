package io.remblai.job.verify;

import io.remblai.geometry.GroundCost;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * Recomputes the costs of a partition's rows (source id as text, cost, x, y), by the definition and
 * in double. Rows are Spark's internal ones: as boxed rows, or in SQL's functions on arrays, every
 * coordinate would be an object.
 *
 * <p>The job stores points as floats. Rounding moves a point z by at most 2^-24 |z|, hence the
 * distance D of a pair by at most e = 2^-24 (|x| + |y|), hence a cost |x - y| by e, |x - y|^2 by 2
 * D e + e^2, half of that for the cosine. A pair may differ by this, twice over, plus 1e-4 of its
 * cost.
 */
final class CostPass implements FlatMapFunction<Iterator<InternalRow>, CostPass.Found> {

  private static final long serialVersionUID = 1;

  private static final double PAIR_TOLERANCE = 1e-4;
  private static final double ROUNDING = 0x1p-24;

  private final GroundCost cost;
  private final double[] shift;
  private final double[] scale;

  /**
   * @param shift subtracted from each coordinate, [dim]; empty where points are as in the input
   * @param scale divides each coordinate after that, [dim]; empty likewise
   */
  CostPass(GroundCost cost, double[] shift, double[] scale) {
    this.cost = cost;
    this.shift = shift;
    this.scale = scale;
  }

  /** What the rows of a partition came to. Mergeable. */
  static final class Found implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeSet<String> firstWrong = new TreeSet<>();
    private long pairs;
    private long wrong;
    private double cost;
    private double rounding;

    private void add(double c, double room) {
      pairs++;
      cost += c;
      rounding += room;
    }

    private void addWrong(String id) {
      wrong++;
      firstWrong.add(id);
      shorten();
    }

    void mergeWith(Found other) {
      pairs += other.pairs;
      wrong += other.wrong;
      cost += other.cost;
      rounding += other.rounding;
      firstWrong.addAll(other.firstWrong);
      shorten();
    }

    private void shorten() {
      while (firstWrong.size() > VerifyJob.SHOWN) {
        firstWrong.pollLast();
      }
    }

    long pairs() {
      return pairs;
    }

    /** Pairs whose cost is not what it should be. */
    long wrong() {
      return wrong;
    }

    /** The first of their source ids. */
    List<String> firstWrong() {
      return List.copyOf(firstWrong);
    }

    /** Mean of the costs recomputed; 0 of no pairs. */
    double meanCost() {
      return cost / Math.max(1, pairs);
    }

    /** Mean of what rounding can have changed. */
    double meanRounding() {
      return rounding / Math.max(1, pairs);
    }
  }

  @Override
  public Iterator<Found> call(Iterator<InternalRow> rows) {
    Found found = new Found();
    while (rows.hasNext()) {
      check(rows.next(), found);
    }
    return List.of(found).iterator();
  }

  private void check(InternalRow row, Found found) {
    double c = Double.NaN;
    double room = 0;
    if (!row.isNullAt(2) && !row.isNullAt(3)) {
      double[] x = prepared(row.getArray(2));
      double[] y = prepared(row.getArray(3));
      double squared = squaredDistance(x, y);
      c = ofSquared(squared);
      room = rounding(squared, ROUNDING * (norm(x) + norm(y)));
    }
    found.add(c, room);
    boolean agrees =
        !row.isNullAt(1) && Math.abs(row.getDouble(1) - c) <= PAIR_TOLERANCE * c + 2 * room;
    // A comparison with NaN is false; infinity equals nothing that was written.
    if (!agrees || Double.isInfinite(c)) {
      found.addWrong(row.isNullAt(0) ? "null" : row.getUTF8String(0).toString());
    }
  }

  /** Shifted and scaled as the manifest says, then of unit length for the cosine. */
  private double[] prepared(ArrayData vector) {
    double[] point = new double[vector.numElements()];
    for (int k = 0; k < point.length; k++) {
      point[k] = vector.isNullAt(k) ? Double.NaN : vector.getDouble(k);
    }
    if (shift.length > 0) {
      for (int k = 0; k < point.length; k++) {
        point[k] = (point[k] - shift[k]) / scale[k];
      }
    }
    if (cost == GroundCost.COSINE) {
      double length = norm(point);
      for (int k = 0; k < point.length; k++) {
        point[k] /= length;
      }
    }
    return point;
  }

  private static double squaredDistance(double[] x, double[] y) {
    if (x.length != y.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return sum;
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double coordinate : x) {
      sum += coordinate * coordinate;
    }
    return Math.sqrt(sum);
  }

  private double ofSquared(double squared) {
    return switch (cost) {
      case SQEUCLIDEAN -> squared;
      case EUCLIDEAN -> Math.sqrt(squared);
      case COSINE -> squared / 2;
    };
  }

  private double rounding(double squared, double e) {
    double ofSquare = 2 * Math.sqrt(squared) * e + e * e;
    return switch (cost) {
      case SQEUCLIDEAN -> ofSquare;
      case EUCLIDEAN -> e;
      case COSINE -> ofSquare / 2;
    };
  }
}
