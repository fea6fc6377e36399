package io.remblai.spark.partial;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.RoundSchedule;
import io.remblai.refine.ShareRouter;
import io.remblai.refine.StageRecord;
import io.remblai.refine.partial.PartialPlan;
import io.remblai.spark.DistributedMap;
import io.remblai.spark.DistributedRefinement;
import io.remblai.spark.DriverSamples;
import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.PointBlock;
import io.remblai.spark.ToOneTask;
import io.remblai.spark.partial.choice.TargetChoice;
import io.remblai.spark.progress.RunningBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * The one-to-one map of least cost of a cloud into a larger one, both spread over a cluster. Who is
 * left out is part of the optimisation.
 *
 * <p>As many targets as there are sources are chosen by a sample; the clouds, now of one size, are
 * split and solved as ever; rounds of rematching then work on every target, those left out among
 * them, and exchange them. A target crosses the network once to be solved and, with its source or
 * suitor, once for every round. The map is the same, bit for bit, as that of {@link
 * io.remblai.refine.partial.PartialRefinement} on the same keys.
 */
public final class DistributedPartialRefinement {

  private final JavaSparkContext context;
  private final RefineOptions options;
  private final Consumer<StageRecord> listener;
  private final List<StageRecord> stages = new ArrayList<>();

  private PartialPlan plan;
  private JavaRDD<PartialItems> items;
  private double cost;

  /**
   * @param listener told of each stage as it ends
   */
  public DistributedPartialRefinement(
      JavaSparkContext context, RefineOptions options, Consumer<StageRecord> listener) {
    this.context = context;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Maps the source one to one into the target. Read several times: both should be persisted.
   *
   * @param source n points of dimension {@code dim}, with distinct ids
   * @param target m points, more than n
   */
  public PartialMap solve(
      JavaRDD<PointBlock> source, long n, JavaRDD<PointBlock> target, long m, int dim) {
    plan = PartialPlan.of(n, m, dim, options);
    boolean converged = true;
    if (plan.isOneBlock()) {
      solveWhole(source, target);
    } else {
      chooseAndSolve(source, target);
      converged = rematch();
    }
    return new PartialMap(items, List.copyOf(stages), n, m, cost / n, converged);
  }

  private void solveWhole(JavaRDD<PointBlock> source, JavaRDD<PointBlock> target) {
    long start = System.nanoTime();
    context.sc().setJobDescription("solve both clouds as one block");
    replaceItems(
        source
            .mapToPair(new ToOneTask())
            .cogroup(target.mapToPair(new ToOneTask()), new NumberedPartitioner(1))
            .map(new SolveWhole(options.cost(), new PairLimits(Double.POSITIVE_INFINITY))),
        1);
    report("solve", 0, "exact", 1, Optional.empty(), Optional.of(mean()), start);
  }

  private void chooseAndSolve(JavaRDD<PointBlock> source, JavaRDD<PointBlock> target) {
    long start = System.nanoTime();
    context.sc().setJobDescription("choose the targets to be matched");
    TargetChoice choice =
        TargetChoice.of(
            context, options.cost(), source, plan.map().points(), target, plan.rounds().points());
    JavaRDD<PointBlock> chosen = choice.chosen().persist(StorageLevel.MEMORY_AND_DISK());
    report("choose", 0, "sample", 1, Optional.empty(), Optional.empty(), start);
    DistributedMap map =
        new DistributedRefinement(context, options.withoutRounds(), this::heard)
            .with(choice.sample())
            .solve(source, chosen, plan.map().points(), plan.map().dim());
    replaceItems(
        map.pairs().map(new MarkItems(true)).union(choice.free().map(new MarkItems(false))),
        plan.map().leaves());
    map.pairs().unpersist(false);
    chosen.unpersist(false);
    choice.unpersist();
  }

  /** The rounds; returns whether they ended by their own rule. */
  private boolean rematch() {
    RoundSchedule schedule = new RoundSchedule(options.rematchRounds(), plan.rounds());
    DriverSamples samples = new DriverSamples(context, options, plan.rounds());
    for (int number = 0; schedule.wantsMore(); number++) {
      RematchKind kind = schedule.next();
      double before = cost;
      long work =
          run(
              RematchRound.of(number, kind, schedule.repeats(kind), plan.rounds(), options),
              samples);
      schedule.finished(kind, before, cost, work);
    }
    return schedule.settled();
  }

  /** Runs a round; returns its work. */
  private long run(RematchRound round, DriverSamples samples) {
    long start = System.nanoTime();
    double before = mean();
    String kind = round.kind().name().toLowerCase(Locale.ROOT);
    context.sc().setJobDescription("rematch round %d: %s".formatted(round.number() + 1, kind));
    Broadcast<ShareRouter> router =
        context.broadcast(samples.router(round, items.map(new RouteItems.ByTarget())));
    long work =
        replaceItems(
            items
                .mapPartitionsToPair(new RouteItems(router))
                .groupByKey(new NumberedPartitioner(round.shares()))
                .map(new SolveItems(options.forTasks(), round)),
            round.shares());
    report(
        "rematch",
        round.number(),
        kind,
        round.shares(),
        Optional.of(before),
        Optional.of(mean()),
        start);
    return work;
  }

  /**
   * Computes and keeps the next items, checks that none was lost, and lets the last ones go;
   * returns the work they took.
   *
   * @param blocks how many they are solved in
   */
  private long replaceItems(JavaRDD<PartialItems> made, long blocks) {
    JavaRDD<PartialItems> next = made.persist(StorageLevel.MEMORY_AND_DISK());
    SumItems.Total total = new SumItems.Total();
    JavaRDD<SumItems.Total> totals = next.mapPartitions(new SumItems(options.cost()));
    RunningBlocks.announced(context.sc(), blocks, totals::collect).forEach(total::mergeWith);
    if (total.pairs() != plan.map().points() || total.items() != plan.rounds().points()) {
      throw new IllegalStateException(
          "a stage left %d pairs of %d and %d targets of %d"
              .formatted(
                  total.pairs(), plan.map().points(), total.items(), plan.rounds().points()));
    }
    if (items != null) {
      items.unpersist(false);
    }
    items = next;
    cost = total.cost();
    return total.work();
  }

  private double mean() {
    return cost / plan.map().points();
  }

  private void heard(StageRecord stage) {
    stages.add(stage);
    listener.accept(stage);
  }

  private void report(
      String stage,
      int level,
      String kind,
      int blocks,
      Optional<Double> before,
      Optional<Double> after,
      long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    heard(
        new StageRecord(
            stage, level, kind, blocks, plan.map().points(), before, after, seconds, true));
  }
}
