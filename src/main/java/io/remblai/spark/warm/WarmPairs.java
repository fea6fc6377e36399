package io.remblai.spark.warm;

import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.StageRecord;
import io.remblai.refine.TargetPotentials;
import io.remblai.spark.DistributedRefinement;
import io.remblai.spark.DriverSamples;
import io.remblai.spark.PairBlock;
import io.remblai.spark.SumCosts;
import io.remblai.spark.checkpoint.pairs.CloudPair;
import io.remblai.spark.pairing.RejoinedPairs;
import io.remblai.spark.progress.PairProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A map to start from: the pairs of an earlier map whose rows are both still there, and for all
 * other rows, which are as many on either side, a map of their own.
 *
 * <p>Costs are those of the rows as they are now. Potentials are not kept in an output; the pairs
 * get those of a sample of the two clouds, as the blocks of a fresh run do. Not thread safe.
 */
public final class WarmPairs {

  private final JavaSparkContext context;
  private final RefineOptions options;
  private final CloudPair clouds;
  private final List<Runnable> undo = new ArrayList<>();
  private long kept;

  /**
   * @param clouds what is to be mapped: as many points on either side
   */
  public WarmPairs(JavaSparkContext context, RefineOptions options, CloudPair clouds) {
    this.context = context;
    this.options = options;
    this.clouds = clouds;
  }

  /**
   * The map to start from; empty where no pair is left of the earlier one.
   *
   * @param earlier its table of pairs
   * @param points on either side
   */
  public Optional<PairProgress> of(Dataset<Row> earlier, long points, int dim) {
    long start = System.nanoTime();
    context.sc().setJobDescription("find the earlier pairs whose rows are still there");
    RejoinedPairs rejoined =
        RejoinedPairs.of(
            earlier, clouds.source(), clouds.target(), clouds.textSources(), clouds.textTargets());
    undo.add(rejoined::unpersist);
    kept = sum(rejoined.pairs()).pairs();
    if (kept == 0) {
      return Optional.empty();
    }
    DriverSamples samples =
        new DriverSamples(context, options, RefinePlan.of(points, dim, options));
    Broadcast<? extends TargetPotentials> potentials =
        samples.potentials(clouds.source(), clouds.target());
    JavaRDD<PairBlock> pairs = filled(rejoined, points - kept, dim);
    if (potentials != null) {
      pairs = pairs.map(new GivePotentials(potentials));
    }
    SumCosts.Total total = sum(pairs);
    double seconds = (System.nanoTime() - start) / 1e9;
    StageRecord stage =
        new StageRecord(
            "solve",
            0,
            "warm",
            pairs.getNumPartitions(),
            points,
            Optional.empty(),
            Optional.of(total.cost() / points),
            seconds,
            true);
    return Optional.of(new PairProgress(List.of(stage), List.of(), pairs, total.cost()));
  }

  /** Pairs of the earlier map that were kept. */
  public long kept() {
    return kept;
  }

  /** Frees what {@link #of} holds in memory. */
  public void unpersist() {
    undo.forEach(Runnable::run);
    undo.clear();
  }

  /** With a map of the rows that are in no pair. */
  private JavaRDD<PairBlock> filled(RejoinedPairs rejoined, long others, int dim) {
    if (others == 0) {
      return rejoined.pairs();
    }
    JavaRDD<PairBlock> fill =
        new DistributedRefinement(context, options, stage -> {})
            .solve(rejoined.leftSources(), rejoined.leftTargets(), others, dim)
            .pairs();
    undo.add(() -> fill.unpersist(false));
    return rejoined.pairs().union(fill);
  }

  private SumCosts.Total sum(JavaRDD<PairBlock> pairs) {
    SumCosts.Total total = new SumCosts.Total();
    pairs.mapPartitions(new SumCosts(options.cost())).collect().forEach(total::mergeWith);
    return total;
  }

  /** Gives pairs the potentials of their targets. */
  static final class GivePotentials implements Function<PairBlock, PairBlock> {
    private static final long serialVersionUID = 1;
    private final Broadcast<? extends TargetPotentials> potentials;

    GivePotentials(Broadcast<? extends TargetPotentials> potentials) {
      this.potentials = potentials;
    }

    @Override
    public PairBlock call(PairBlock pairs) {
      double[] known = potentials.value().of(pairs.target().coordinates(), pairs.size());
      return new PairBlock(pairs.source(), pairs.target(), pairs.paths(), known);
    }
  }
}
