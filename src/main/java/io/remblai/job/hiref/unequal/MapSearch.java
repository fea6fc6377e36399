package io.remblai.job.hiref.unequal;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.StageRecord;
import io.remblai.spark.DistributedRefinement;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.spark.coupling.BlockCoupling;
import io.remblai.spark.partial.DistributedPartialRefinement;
import io.remblai.spark.partial.PartialItems;
import io.remblai.spark.partial.WithinLimit;
import io.remblai.spark.progress.StageKeeper;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Maps two clouds of any sizes: the larger one takes the part of the target. */
public final class MapSearch {

  private final JavaSparkContext context;
  private final RefineOptions refine;
  private final Unequal unequal;
  private final PairLimits limits;
  private final Consumer<StageRecord> listener;

  /**
   * @param unequal what becomes of clouds of different size
   * @param limits which pairs are allowed
   * @param listener told of each stage as it ends
   */
  public MapSearch(
      JavaSparkContext context,
      RefineOptions refine,
      Unequal unequal,
      PairLimits limits,
      Consumer<StageRecord> listener) {
    this.context = context;
    this.refine = refine;
    this.unequal = unequal;
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
            : unequal == Unequal.COUPLING
                ? coupled(clouds)
                : partial(clouds, n < m ? Side.TARGET : Side.SOURCE);
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

  private FoundMap coupled(TwoClouds clouds) {
    long n = clouds.sourcePoints();
    long m = clouds.targetPoints();
    Optional<Long> bytes = BlockCoupling.bytes(n, m, clouds.dim());
    if (bytes.filter(needed -> needed <= refine.taskBytes()).isEmpty()) {
      throw new JobException(
          ExitCode.USAGE,
          String.format(
              Locale.ROOT,
              "--unequal coupling is solved by one task, and %,d x %,d costs %s; nothing was"
                  + " written",
              n,
              m,
              bytes
                  .map(needed -> "need --task-memory %dm or more".formatted((needed >> 20) + 1))
                  .orElse("are more than one array holds: say --unequal partial")));
    }
    return FoundMap.of(
        new BlockCoupling(context, refine.cost(), listener)
            .couple(clouds.source(), n, clouds.target(), m));
  }

  private FoundMap partial(TwoClouds clouds, Side larger) {
    boolean exchanged = larger == Side.SOURCE;
    JavaRDD<PointBlock> few = exchanged ? clouds.target() : clouds.source();
    JavaRDD<PointBlock> many = exchanged ? clouds.source() : clouds.target();
    long n = Math.min(clouds.sourcePoints(), clouds.targetPoints());
    long m = Math.max(clouds.sourcePoints(), clouds.targetPoints());
    return FoundMap.of(
        new DistributedPartialRefinement(context, refine, listener)
            .solve(few, n, many, m, clouds.dim()),
        larger,
        refine.cost());
  }
}
