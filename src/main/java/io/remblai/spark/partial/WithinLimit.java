package io.remblai.spark.partial;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.geometry.GroundCost;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.ShareRouter;
import io.remblai.refine.partial.PartialPlan;
import io.remblai.spark.DriverSamples;
import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.ToOneTask;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Makes pairs many that are within limits of the cost and of the numbers beside the points. Clouds
 * that are one block are matched anew, exactly: as many pairs within the limits as can be, and
 * those of least cost. Of larger ones the groups that hold a pair beyond the limits are solved
 * again in a few rounds, each in that way, so that pairs within it never become fewer.
 */
public final class WithinLimit {

  /** Rounds go on while pairs are won, up to so many. */
  private static final int MOST_ROUNDS = 8;

  /** Far from the numbers of other rounds, whose seeds they are. */
  private static final int FIRST_ROUND = 1 << 20;

  private final JavaSparkContext context;
  private final RefineOptions options;
  private final PairLimits limits;

  public WithinLimit(JavaSparkContext context, RefineOptions options, PairLimits limits) {
    this.context = context;
    this.options = options;
    this.limits = limits;
  }

  /** Whether {@link #exactly} is for n sources and m targets, n at most m. */
  public boolean isOneBlock(long n, long m, int dim) {
    return PartialPlan.isOneBlock(n, m, dim, options);
  }

  /**
   * Matches clouds that are one block. Pairs beyond the limit are among the result, for the sources
   * that found none within it.
   *
   * @param source no more points than the target
   * @return the targets, persisted
   */
  public JavaRDD<PartialItems> exactly(JavaRDD<PointBlock> source, JavaRDD<PointBlock> target) {
    context.sc().setJobDescription("match within the limit, as one block");
    return source
        .mapToPair(new ToOneTask())
        .cogroup(target.mapToPair(new ToOneTask()), new NumberedPartitioner(1))
        .map(new SolveWhole(options.cost(), limits))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * Improves a map, whose items are let go.
   *
   * @param items the targets, persisted
   * @param targets how many
   * @return the targets, persisted
   */
  public JavaRDD<PartialItems> improved(JavaRDD<PartialItems> items, long targets, int dim) {
    RefinePlan plan = RefinePlan.of(targets, dim, options);
    JavaRDD<PartialItems> now = items;
    long before = beyond(now);
    for (int number = 0; before > 0 && number < MOST_ROUNDS; number++) {
      RematchKind kind = number % 2 == 0 ? RematchKind.MIDPOINT : RematchKind.RANDOM;
      RematchRound round = RematchRound.of(FIRST_ROUND + number, kind, number / 2, plan, options);
      JavaRDD<PartialItems> next = next(now, round, plan).persist(StorageLevel.MEMORY_AND_DISK());
      long after = beyond(next);
      now.unpersist(false);
      now = next;
      if (after == before && kind == RematchKind.RANDOM) {
        break;
      }
      before = after;
    }
    return now;
  }

  private JavaRDD<PartialItems> next(
      JavaRDD<PartialItems> items, RematchRound round, RefinePlan plan) {
    context
        .sc()
        .setJobDescription("round %d within the limit".formatted(round.number() - FIRST_ROUND + 1));
    ShareRouter router =
        new DriverSamples(context, options, plan)
            .router(round, items.map(new RouteItems.ByTarget()));
    Broadcast<ShareRouter> shared = context.broadcast(router);
    return items
        .mapPartitionsToPair(new RouteItems(shared))
        .groupByKey(new NumberedPartitioner(round.shares()))
        .map(new SolveItems(options.forTasks(), round, limits));
  }

  /** Pairs beyond the limits. */
  private long beyond(JavaRDD<PartialItems> items) {
    return items.mapPartitions(new CountBeyond(options.cost(), limits)).collect().stream()
        .mapToLong(count -> count.pairs)
        .sum();
  }

  /** A number of pairs. */
  static final class Count implements Serializable {

    private static final long serialVersionUID = 1;

    private final long pairs;

    Count(long pairs) {
      this.pairs = pairs;
    }
  }

  /** Counts the pairs of a partition that are beyond the limits. */
  static final class CountBeyond implements FlatMapFunction<Iterator<PartialItems>, Count> {

    private static final long serialVersionUID = 1;

    private final GroundCost cost;
    private final PairLimits limits;

    CountBeyond(GroundCost cost, PairLimits limits) {
      this.cost = cost;
      this.limits = limits;
    }

    @Override
    public Iterator<Count> call(Iterator<PartialItems> items) {
      long count = 0;
      while (items.hasNext()) {
        PairBlock pairs = items.next().pairs();
        for (int row = 0; row < pairs.size(); row++) {
          count += pairs.isWithin(limits, cost, row) ? 0 : 1;
        }
      }
      return List.of(new Count(count)).iterator();
    }
  }

  /** Takes the pairs of clouds of one size for items; their potentials mean nothing here. */
  public static final class ItemsOfPairs implements Function<PairBlock, PartialItems> {

    private static final long serialVersionUID = 1;

    @Override
    public PartialItems call(PairBlock pairs) {
      double[] none = new double[pairs.size()];
      return PartialItems.allPaired(
          new PairBlock(pairs.source(), pairs.target(), pairs.paths(), none));
    }
  }
}
