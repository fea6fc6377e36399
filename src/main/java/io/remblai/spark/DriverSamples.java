package io.remblai.spark;

import io.remblai.refine.CoarsePotentials;
import io.remblai.refine.PairSample;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.RematchRound;
import io.remblai.refine.ShareRouter;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** What the driver finds out from samples of bounded size. */
public final class DriverSamples {

  private final JavaSparkContext context;
  private final RefineOptions options;
  private final RefinePlan plan;

  public DriverSamples(JavaSparkContext context, RefineOptions options, RefinePlan plan) {
    this.context = context;
    this.options = options;
    this.plan = plan;
  }

  /** The potentials of a sample; null where one exact block gives those of every target. */
  public Broadcast<CoarsePotentials> potentials(
      JavaRDD<PointBlock> source, JavaRDD<PointBlock> target) {
    if (plan.leaves() == 1) {
      return null;
    }
    FirstRows first = new FirstRows(CoarsePotentials.keyBound(plan.points()));
    PointBlock x = PointBlock.concat(source.mapPartitions(first).collect());
    PointBlock y = PointBlock.concat(target.mapPartitions(first).collect());
    int size = Math.min(CoarsePotentials.sampleSize(plan.points()), Math.min(x.size(), y.size()));
    return context.broadcast(
        CoarsePotentials.of(
            options.cost(),
            x.select(x.canonicalOrder()).coordinates(),
            y.select(y.canonicalOrder()).coordinates(),
            size,
            plan.dim()));
  }

  /** Where a round sends the pairs; those it samples are chosen by the keys of their sources. */
  public ShareRouter router(RematchRound round, JavaRDD<PairBlock> pairs) {
    if (!round.routesByPlace()) {
      return ShareRouter.withoutPlaces(round);
    }
    PairSample sample = PairSample.of(round, plan.samplePairs(), plan.points());
    PointBlock joined = PointBlock.concat(pairs.mapPartitions(new SamplePairs(sample)).collect());
    PointBlock places = joined.select(joined.canonicalOrder());
    long[] orders = new long[places.size()];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = round.order(places.keys()[i]);
    }
    return ShareRouter.of(round, plan.dim(), places.coordinates(), orders);
  }
}
