package io.remblai.spark.info.moment;

import io.remblai.spark.info.Dims;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Principal axes of the vectors of each group; a group without axes keeps its vectors as they are.
 * Immutable once built; no record, see Kryo.
 */
public final class Reduction implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<Long, PrincipalAxes> ofX;
  private final HashMap<Long, PrincipalAxes> ofY;

  Reduction(Map<Long, PrincipalAxes> ofX, Map<Long, PrincipalAxes> ofY) {
    this.ofX = new HashMap<>(ofX);
    this.ofY = new HashMap<>(ofY);
  }

  /** Nothing is reduced. */
  public static Reduction none() {
    return new Reduction(Map.of(), Map.of());
  }

  /** The axes of a group's vectors, where they are reduced. */
  public Optional<PrincipalAxes> axesOfX(long group) {
    return Optional.ofNullable(ofX.get(group));
  }

  /** The axes of a group's second vectors, where they are reduced. */
  public Optional<PrincipalAxes> axesOfY(long group) {
    return Optional.ofNullable(ofY.get(group));
  }

  /** A vector of a group, reduced; the caller's vector is not modified. */
  public double[] x(long group, double[] vector) {
    PrincipalAxes axes = ofX.get(group);
    return axes == null ? vector : axes.of(vector);
  }

  /** A second vector of a group, reduced. */
  public double[] y(long group, double[] vector) {
    PrincipalAxes axes = ofY.get(group);
    return axes == null ? vector : axes.of(vector);
  }

  /** Lengths after reduction. */
  public Dims dims(long group, Dims dims) {
    return dims.with(
        axesOfX(group).map(PrincipalAxes::count).orElse(dims.x()),
        axesOfY(group).map(PrincipalAxes::count).orElse(dims.y()));
  }
}
