package io.remblai.spark.input;

import io.remblai.spark.PointBlock;
import java.io.Serializable;

/** Points with their masses, in the units of their table. Immutable by agreement. */
public final class WeightedPoints implements Serializable {

  private static final long serialVersionUID = 1;

  private final PointBlock points;
  private final double[] masses;

  WeightedPoints(PointBlock points, double[] masses) {
    this.points = points;
    this.masses = masses;
  }

  public PointBlock points() {
    return points;
  }

  /** Mass of each point [size], finite and at least 0; all 1 where none were read. */
  public double mass(int row) {
    return masses == null ? 1 : masses[row];
  }
}
