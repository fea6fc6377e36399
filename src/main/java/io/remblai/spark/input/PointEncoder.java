package io.remblai.spark.input;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.table.VectorRows;
import java.io.Serializable;

/** Brings a row's vector into the form in which points are stored. Immutable. */
final class PointEncoder implements Serializable {

  private static final long serialVersionUID = 1;

  private final Scaling scaling; // null: coordinates as they were read
  private final boolean toUnitLength;

  private PointEncoder(Scaling scaling, boolean toUnitLength) {
    this.scaling = scaling;
    this.toUnitLength = toUnitLength;
  }

  /** Coordinates as read; of unit length for the cosine cost. */
  static PointEncoder asRead(GroundCost cost) {
    return new PointEncoder(null, cost == GroundCost.COSINE);
  }

  /** Shifted and scaled first. */
  static PointEncoder scaled(Scaling scaling, GroundCost cost) {
    return new PointEncoder(scaling, cost == GroundCost.COSINE);
  }

  /** Writes the current row to {@code out[at..]}; false if it has no direction but needs one. */
  boolean encode(VectorRows.Cursor row, float[] out, int at) {
    if (scaling == null && !toUnitLength) {
      row.copyTo(out, at);
      return true;
    }
    double[] point = row.widened();
    if (scaling != null) {
      scaling.apply(point);
    }
    if (toUnitLength && !normalise(point)) {
      return false;
    }
    for (int k = 0; k < point.length; k++) {
      out[at + k] = (float) point[k];
    }
    return true;
  }

  /** x / |x| in place; false for the origin. */
  private static boolean normalise(double[] point) {
    double largest = 0;
    for (double x : point) {
      largest = Math.max(largest, Math.abs(x));
    }
    if (largest == 0) {
      return false;
    }
    // The power of two keeps squares of very small coordinates from vanishing and rounds nothing.
    double factor = Math.scalb(1.0, -Math.getExponent(largest));
    double squares = 0;
    for (int k = 0; k < point.length; k++) {
      point[k] *= factor;
      squares += point[k] * point[k];
    }
    double norm = Math.sqrt(squares);
    for (int k = 0; k < point.length; k++) {
      point[k] /= norm;
    }
    return true;
  }
}
