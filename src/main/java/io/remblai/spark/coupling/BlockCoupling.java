package io.remblai.spark.coupling;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.StageRecord;
import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.PointBlock;
import io.remblai.spark.ToOneTask;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * The coupling of least cost of two clouds whose rows all have the same mass, solved by one task:
 * clouds whose costs do not fit its memory are refused.
 */
public final class BlockCoupling {

  /** Copies of coordinates that the task holds: as they arrive, joined, in order. */
  private static final int COPIES = 3;

  private final JavaSparkContext context;
  private final GroundCost cost;
  private final Consumer<StageRecord> listener;

  public BlockCoupling(JavaSparkContext context, GroundCost cost, Consumer<StageRecord> listener) {
    this.context = context;
    this.cost = cost;
    this.listener = listener;
  }

  /** Bytes of the task that couples n and m points; empty if no array holds their costs. */
  public static Optional<Long> bytes(long n, long m, int dim) {
    return n > Integer.MAX_VALUE / m
        ? Optional.empty()
        : Optional.of(Float.BYTES * (n * m + (long) COPIES * dim * (n + m)));
  }

  /** Couples n sources with m targets. */
  public CoupledMap couple(JavaRDD<PointBlock> source, long n, JavaRDD<PointBlock> target, long m) {
    long start = System.nanoTime();
    context.sc().setJobDescription("couple both clouds as one block");
    JavaRDD<CoupledPairs> pairs =
        source
            .mapToPair(new ToOneTask())
            .cogroup(target.mapToPair(new ToOneTask()), new NumberedPartitioner(1))
            .map(new SolveCoupling(cost))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Sums sums = pairs.map(new Sums.Of()).first();
    StageRecord stage =
        new StageRecord(
            "solve",
            0,
            "coupling",
            1,
            n + m,
            Optional.empty(),
            Optional.of(sums.cost()),
            (System.nanoTime() - start) / 1e9,
            true);
    listener.accept(stage);
    return new CoupledMap(pairs, sums.entries(), List.of(stage), sums.cost(), sums.lowerBound());
  }
}
