package io.remblai.spark.lowrank.problem;

import io.remblai.lowrank.rows.RowBlock;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Makes rows from pairs: the factors of both points side by side, under the id of one of them. */
final class LiftPairs implements Function<PairBlock, NamedRows> {

  private static final long serialVersionUID = 1;

  private final Broadcast<PointLift> source;
  private final Broadcast<PointLift> target;
  private final Side named;

  LiftPairs(Broadcast<PointLift> source, Broadcast<PointLift> target, Side named) {
    this.source = source;
    this.target = target;
    this.named = named;
  }

  @Override
  public NamedRows call(PairBlock pairs) {
    PointBlock x = pairs.source();
    PointBlock y = pairs.target();
    int left = source.value().width();
    int width = left + target.value().width();
    float[] factors = new float[Math.multiplyExact(pairs.size(), width)];
    source.value().write(x, factors, 0, width);
    target.value().write(y, factors, left, width);
    RowBlock rows = new RowBlock(factors, width, source.value().weights(x), x.keys());
    return new NamedRows(named == Side.SOURCE ? x.ids() : y.ids(), rows);
  }
}
