package io.remblai.spark.map;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.StageRecord;
import io.remblai.spark.DistributedRefinement;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.spark.partial.DistributedPartialRefinement;
import io.remblai.spark.partial.PartialItems;
import io.remblai.spark.partial.WithinLimit;
import io.remblai.spark.progress.StageKeeper;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Maps two clouds of any sizes one to one: the larger one takes the part of the target. */
public final class MapSearch {

  private final JavaSparkContext context;
  private final RefineOptions refine;
  private final PairLimits limits;
  private final Consumer<StageRecord> listener;

  /**
   * @param limits which pairs are allowed
   * @param listener told of each stage as it ends
   */
  public MapSearch(
      JavaSparkContext context,
      RefineOptions refine,
      PairLimits limits,
      Consumer<StageRecord> listener) {
    this.context = context;
    this.refine = refine;
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * The map.
   *
   * @param keeper keeps the stages of clouds of one size
   */
  public FoundMap map(TwoClouds clouds, Supplier<StageKeeper> keeper) {
    long n = clouds.sourcePoints();
    long m = clouds.targetPoints();
    FoundMap found =
        n == m
            ? FoundMap.of(
                new DistributedRefinement(context, refine, listener, keeper.get())
                    .solve(clouds.source(), clouds.target(), n, clouds.dim()),
                n)
            : partial(clouds);
    return limits.allowAll() ? found : within(clouds, found);
  }

  private FoundMap within(TwoClouds clouds, FoundMap found) {
    boolean exchanged = found.larger().equals(Optional.of(Side.SOURCE));
    JavaRDD<PointBlock> few = exchanged ? clouds.target() : clouds.source();
    JavaRDD<PointBlock> many = exchanged ? clouds.source() : clouds.target();
    long n = Math.min(clouds.sourcePoints(), clouds.targetPoints());
    long m = Math.max(clouds.sourcePoints(), clouds.targetPoints());
    WithinLimit limit = new WithinLimit(context, refine, limits);
    JavaRDD<PartialItems> items =
        limit.isOneBlock(n, m, clouds.dim())
            ? limit.exactly(few, many)
            : limit.improved(found.items(), m, clouds.dim());
    return found.with(items, refine.cost()).within(refine.cost(), limits);
  }

  private FoundMap partial(TwoClouds clouds) {
    long n = clouds.sourcePoints();
    long m = clouds.targetPoints();
    boolean exchanged = n > m;
    return FoundMap.of(
        new DistributedPartialRefinement(context, refine, listener)
            .solve(
                exchanged ? clouds.target() : clouds.source(),
                Math.min(n, m),
                exchanged ? clouds.source() : clouds.target(),
                Math.max(n, m),
                clouds.dim()),
        exchanged ? Side.SOURCE : Side.TARGET,
        refine.cost());
  }
}
