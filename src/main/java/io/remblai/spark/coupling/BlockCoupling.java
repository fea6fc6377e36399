package io.remblai.spark.coupling;

import io.remblai.refine.RefineOptions;
import io.remblai.refine.StageRecord;
import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.progress.RunningBlocks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * The coupling of least cost of two clouds whose rows have masses, by one task: exactly where it
 * can hold all costs, else by leaves and rounds, in memory that grows with the number of rows.
 */
public final class BlockCoupling {

  /** Copies of coordinates that the task holds: as they arrive, joined, in order. */
  private static final int COPIES = 3;

  /** Copies of an entry's coordinates in a round: both ends, the place, as it is reordered. */
  private static final int ENTRY_COPIES = 5;

  private static final int OTHER_BYTES_PER_ROW = 400;

  /**
   * Most costs of an exact block. Normal clouds in 8 dimensions, random weights, took the simplex
   * 0.6 s with 1,024 rows a side, 1.4 s with 2,048.
   */
  private static final long MOST_COSTS = 1L << 26;

  private final JavaSparkContext context;
  private final RefineOptions options;
  private final Consumer<StageRecord> listener;

  /**
   * @param listener told of each stage when all have ended
   */
  public BlockCoupling(
      JavaSparkContext context, RefineOptions options, Consumer<StageRecord> listener) {
    this.context = context;
    this.options = options;
    this.listener = listener;
  }

  /** Whether n and m points are one block, solved exactly. */
  public static boolean isExact(long n, long m, int dim, RefineOptions options) {
    return n <= MOST_COSTS / Math.max(1, m)
        && Float.BYTES * (n * m + (long) COPIES * dim * (n + m)) <= options.taskBytes();
  }

  /** Bytes of the task that couples n and m points in leaves and rounds. */
  public static long bytes(long n, long m, int dim, RefineOptions options) {
    long leaf = options.leafSize();
    long row = (long) Float.BYTES * (COPIES + ENTRY_COPIES) * dim + OTHER_BYTES_PER_ROW;
    return (n + m) * row + Float.BYTES * leaf * leaf;
  }

  /**
   * Couples n sources with m targets, of as many units.
   *
   * @param rounding the most that a mass is off, which {@link CoupledMap} tells
   */
  public CoupledMap couple(
      JavaRDD<MassedPoints> source,
      long n,
      JavaRDD<MassedPoints> target,
      long m,
      int dim,
      double rounding) {
    long start = System.nanoTime();
    boolean exact = isExact(n, m, dim, options);
    context.sc().setJobDescription("couple both clouds in one task");
    JavaRDD<CoupledPairs> pairs =
        source
            .mapToPair(new MassedToOneTask())
            .cogroup(target.mapToPair(new MassedToOneTask()), new NumberedPartitioner(1))
            .map(
                exact
                    ? new SolveCoupling(options.cost())
                    : new RefineCoupling(options.forTasks(), options.rematchRounds()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    CouplingOutcome found =
        RunningBlocks.announced(context.sc(), 1, pairs.map(new CouplingOutcome.Of())::first);
    List<StageRecord> stages =
        exact
            ? List.of(solved(n + m, found.cost(), start))
            : Arrays.stream(found.stages()).map(KeptStage::record).toList();
    stages.forEach(listener);
    return new CoupledMap(
        pairs,
        found.entries(),
        stages,
        found.cost(),
        found.converged(),
        found.lowerBound(),
        rounding);
  }

  private static StageRecord solved(long points, double cost, long start) {
    return new StageRecord(
        "solve",
        0,
        "coupling",
        1,
        points,
        Optional.empty(),
        Optional.of(cost),
        (System.nanoTime() - start) / 1e9,
        true);
  }
}
