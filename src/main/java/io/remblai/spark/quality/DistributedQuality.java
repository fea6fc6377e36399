package io.remblai.spark.quality;

import io.remblai.math.Seeds;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.ShareRouter;
import io.remblai.refine.quality.Temperature;
import io.remblai.spark.DriverSamples;
import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.PairBlock;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Measures the pairs of a map as {@link io.remblai.refine.quality.QualityMeasure} does, each among
 * its neighbours. Rows cross the network once, are read there twice: by a sample, for the
 * temperature, and by all. The same, bit for bit, whatever the partitions.
 */
public final class DistributedQuality {

  /** Blocks of rows that tell the temperature, thousands of pairs each. */
  private static final int SAMPLE = 4;

  /** Products of n and m beyond which another task is worth its copy of the rows. */
  private static final double TASK_PAIRS = 1L << 26;

  private static final long STREAM = 0x7175616c697479L;

  private final JavaSparkContext context;
  private final RefineOptions options;
  private final int dim;

  public DistributedQuality(JavaSparkContext context, RefineOptions options, int dim) {
    this.context = context;
    this.options = options;
    this.dim = dim;
  }

  /**
   * The quality of every pair.
   *
   * @param rows the map; read once: need not be persisted
   * @param wider what rows are divided by: the pairs, and all rows of the larger side that have no
   *     partner, that side as the source; not read if all rows are neighbours
   * @param pairs number of pairs, at least 1
   * @param sources rows of the source, with a partner or without
   * @param targets likewise of the target
   */
  public MapQuality measure(
      JavaRDD<MapRows> rows, JavaRDD<PairBlock> wider, long pairs, long sources, long targets) {
    return measure(
        rows,
        wider,
        pairs,
        sources,
        targets,
        Neighbours.of(sources, targets, dim, options.taskBytes()));
  }

  MapQuality measure(
      JavaRDD<MapRows> rows,
      JavaRDD<PairBlock> wider,
      long pairs,
      long sources,
      long targets,
      Neighbours neighbours) {
    context.sc().setJobDescription("quality: bring neighbours together");
    ShareWork work = work(neighbours, sources, targets);
    JavaPairRDD<Integer, Iterable<MapRows>> shares =
        (neighbours.areAll()
                ? rows.mapPartitionsToPair(new RouteRows.ToAll(work.shares()))
                : rows.mapPartitionsToPair(
                    new RouteRows(router(wider, work, Math.max(sources, targets)))))
            .groupByKey(new NumberedPartitioner(work.shares()));
    Temperature temperature = temperature(shares, work);
    context.sc().setJobDescription("quality: measure every pair");
    JavaRDD<QualifiedPairs> measured =
        shares
            .flatMap(new MeasureShare(options.cost(), work, temperature.value()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    QualityTotals totals = new QualityTotals();
    measured.mapPartitions(new QualityTotals.Sum()).collect().forEach(totals::mergeWith);
    if (totals.pairs() != pairs) {
      throw new IllegalStateException(
          "%d pairs of %d came back with a quality".formatted(totals.pairs(), pairs));
    }
    return new MapQuality(measured, neighbours, temperature, totals);
  }

  private ShareWork work(Neighbours neighbours, long sources, long targets) {
    if (neighbours.areAll()) {
      double tasks = Math.ceil((double) sources * targets / TASK_PAIRS);
      return ShareWork.ofWhole(
          (int) Math.min(context.defaultParallelism(), tasks), neighbours.blockRows());
    }
    long rows = Math.max(sources, targets);
    int shares = (int) ((rows - 1) / neighbours.groupRows() + 1);
    return ShareWork.ofGroups(
        shares, neighbours.mostRows(), neighbours.blockRows(), Seeds.key(options.seed(), STREAM));
  }

  private Broadcast<ShareRouter> router(JavaRDD<PairBlock> wider, ShareWork work, long rows) {
    RematchRound round =
        new RematchRound(0, RematchKind.MIDPOINT, 0, work.shares(), work.mostRows(), work.seed());
    RefinePlan plan = RefinePlan.of(rows, dim, options);
    return context.broadcast(new DriverSamples(context, options, plan).router(round, wider));
  }

  private Temperature temperature(JavaPairRDD<Integer, Iterable<MapRows>> shares, ShareWork work) {
    context.sc().setJobDescription("quality: temperature of sampled blocks");
    List<Temperature> sample =
        shares.flatMap(new FindTemperature(options.cost(), work, SAMPLE)).collect();
    if (sample.isEmpty()) {
      // Those blocks have no pairs: look at as many as there are.
      sample =
          shares.flatMap(new FindTemperature(options.cost(), work, Integer.MAX_VALUE)).collect();
    }
    return Temperature.mean(sample);
  }
}
