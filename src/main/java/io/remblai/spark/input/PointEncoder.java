package io.remblai.spark.input;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.table.VectorRows;
import java.io.Serializable;

/** Brings a row's vector into the form in which points are stored. Immutable. */
final class PointEncoder implements Serializable {

  private static final long serialVersionUID = 1;

  private final Scaling scaling; // null: coordinates as they were read
  private final boolean toUnitLength;
  private final int features; // first coordinates, which are brought to unit length

  private PointEncoder(Scaling scaling, boolean toUnitLength, int features) {
    this.scaling = scaling;
    this.toUnitLength = toUnitLength;
    this.features = features;
  }

  /** Coordinates as read; of unit length for the cosine cost. */
  static PointEncoder asRead(GroundCost cost) {
    return new PointEncoder(null, cost == GroundCost.COSINE, Integer.MAX_VALUE);
  }

  /** Shifted and scaled first. */
  static PointEncoder scaled(Scaling scaling, GroundCost cost) {
    return new PointEncoder(scaling, cost == GroundCost.COSINE, Integer.MAX_VALUE);
  }

  /** This where only so many coordinates are what costs compare. */
  PointEncoder withFeatures(int count) {
    return new PointEncoder(scaling, toUnitLength, count);
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
    if (toUnitLength && !normalise(point, Math.min(features, point.length))) {
      return false;
    }
    for (int k = 0; k < point.length; k++) {
      out[at + k] = (float) point[k];
    }
    return true;
  }

  /** x / |x| in place, for the first coordinates; false for the origin. */
  private static boolean normalise(double[] point, int dim) {
    double largest = 0;
    for (int k = 0; k < dim; k++) {
      largest = Math.max(largest, Math.abs(point[k]));
    }
    if (largest == 0) {
      return false;
    }
    // The power of two keeps squares of very small coordinates from vanishing and rounds nothing.
    double factor = Math.scalb(1.0, -Math.getExponent(largest));
    double squares = 0;
    for (int k = 0; k < dim; k++) {
      point[k] *= factor;
      squares += point[k] * point[k];
    }
    double norm = Math.sqrt(squares);
    for (int k = 0; k < dim; k++) {
      point[k] /= norm;
    }
    return true;
  }
}
