package io.remblai.spark.lowrank.problem;

import io.remblai.spark.PointBlock;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Makes rows of factors from points. */
final class LiftPoints implements Function<PointBlock, NamedRows> {

  private static final long serialVersionUID = 1;

  private final Broadcast<PointLift> lift;

  LiftPoints(Broadcast<PointLift> lift) {
    this.lift = lift;
  }

  @Override
  public NamedRows call(PointBlock points) {
    return new NamedRows(points.ids(), lift.value().rows(points));
  }
}
