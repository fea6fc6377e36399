package io.remblai.spark.info.plane.curve;

import io.remblai.info.bottleneck.BottleneckOptions;
import io.remblai.info.bottleneck.BottleneckPoint;
import io.remblai.info.bottleneck.DiscreteJoint;
import io.remblai.info.bottleneck.InformationBottleneck;
import io.remblai.math.Seeds;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Searches for encoders from one start. */
final class SeekEncoders implements FlatMapFunction<SearchStart, FoundEncoder> {

  private static final long serialVersionUID = 1;

  /** More values of T than the usual 100 soft bins can tell apart. */
  private static final BottleneckOptions OPTIONS = new BottleneckOptions(128, 1e-8, 2000);

  private final Broadcast<List<DiscreteJoint>> joints;
  private final long seed;

  SeekEncoders(Broadcast<List<DiscreteJoint>> joints, long seed) {
    this.joints = joints;
    this.seed = seed;
  }

  @Override
  public Iterator<FoundEncoder> call(SearchStart start) {
    InformationBottleneck search =
        new InformationBottleneck(joints.value().get(start.joint), OPTIONS);
    List<FoundEncoder> found = new ArrayList<>();
    for (BottleneckPoint point : search(search, start)) {
      found.add(new FoundEncoder(start.joint, start.start, point));
    }
    return found.iterator();
  }

  private BottleneckPoint[] search(InformationBottleneck search, SearchStart start) {
    if (start.start == 0) {
      return search.anneal(start.betas);
    }
    BottleneckPoint[] points = new BottleneckPoint[start.betas.length];
    for (int b = 0; b < points.length; b++) {
      double beta = start.betas[b];
      long own = Seeds.key(seed, Double.doubleToLongBits(beta));
      points[b] = search.restart(beta, own, start.start - 1);
    }
    return points;
  }
}
