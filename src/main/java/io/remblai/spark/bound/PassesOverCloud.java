package io.remblai.spark.bound;

import io.remblai.bound.AxisGrid;
import io.remblai.bound.AxisMoments;
import io.remblai.bound.AxisSummary;
import io.remblai.bound.CloudPasses;
import io.remblai.bound.CoordinateSums;
import io.remblai.bound.KeySample;
import io.remblai.bound.Mergeable;
import io.remblai.bound.MomentGrid;
import io.remblai.spark.PointBlock;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A distributed cloud; every pass is one job. */
final class PassesOverCloud implements CloudPasses {

  /** Results of more partitions are merged on the executors first: each may be 8 MiB. */
  private static final int MANY_PARTITIONS = 16;

  private final JavaSparkContext context;
  private final JavaRDD<PointBlock> cloud;
  private final String side;
  private final long points;
  private final int dim;

  PassesOverCloud(
      JavaSparkContext context, JavaRDD<PointBlock> cloud, String side, long points, int dim) {
    this.context = context;
    this.cloud = cloud;
    this.side = side;
    this.points = points;
    this.dim = dim;
  }

  @Override
  public CoordinateSums coordinates() {
    describe("sums");
    return merged(cloud.mapPartitions(new SumCoordinates(dim)));
  }

  @Override
  public float[] sample(int wanted) {
    describe("sample");
    KeySample sample = KeySample.of(wanted, points);
    PointBlock block =
        PointBlock.concat(cloud.mapPartitions(new PickRows(sample.last())).collect());
    return sample.ordered(block.coordinates(), block.keys(), dim);
  }

  @Override
  public AxisMoments moments(MomentGrid grid) {
    describe("second moments");
    Broadcast<MomentGrid> sent = context.broadcast(grid);
    AxisMoments moments = merged(cloud.mapPartitions(new TakeMoments(sent)));
    sent.destroy();
    return moments;
  }

  @Override
  public AxisSummary along(AxisGrid grid) {
    describe("axes");
    Broadcast<AxisGrid> sent = context.broadcast(grid);
    AxisSummary summary = merged(cloud.mapPartitions(new LookAlongAxes(sent)));
    sent.destroy();
    return summary;
  }

  private void describe(String pass) {
    context.sc().setJobDescription("bound: %s of the %s".formatted(pass, side));
  }

  private static <T extends Mergeable<T>> T merged(JavaRDD<T> parts) {
    return parts.treeReduce(new Merge<>(), parts.getNumPartitions() > MANY_PARTITIONS ? 2 : 1);
  }
}
