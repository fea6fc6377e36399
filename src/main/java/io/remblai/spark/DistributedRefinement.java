package io.remblai.spark;

import io.remblai.refine.BlockCut;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.RoundSchedule;
import io.remblai.refine.ShareRouter;
import io.remblai.refine.StageRecord;
import io.remblai.refine.TargetPotentials;
import io.remblai.spark.progress.PairProgress;
import io.remblai.spark.progress.RecoverablePairs;
import io.remblai.spark.progress.RunningBlocks;
import io.remblai.spark.progress.SplitProgress;
import io.remblai.spark.progress.StageKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * The one-to-one map of least cost between two clouds that are spread over a cluster.
 *
 * <p>Each point crosses the network once to reach the task that splits and solves its block, and
 * once, with its partner, for every rematching round; {@link TopSplit} tells what little else does.
 * The map is the same, bit for bit, as that of {@link io.remblai.refine.HierarchicalRefinement} on
 * the same keys.
 */
public final class DistributedRefinement {

  private final JavaSparkContext context;
  private final RefineOptions options;
  private final Consumer<StageRecord> listener;
  private final StageKeeper keeper;
  private final List<StageRecord> stages = new ArrayList<>();
  private final List<PairProgress.Round> rounds = new ArrayList<>();

  private RefinePlan plan;
  private DriverSamples samples;
  private Optional<Double> coupling =
      Optional.empty(); // mean cost of the last level's blocks, estimated
  private Optional<Broadcast<? extends TargetPotentials>> known = Optional.empty();
  private RecoverablePairs recoverable;
  private JavaRDD<PairBlock> pairs; // the same
  private double cost;

  /** A run that nobody can resume. */
  public DistributedRefinement(
      JavaSparkContext context, RefineOptions options, Consumer<StageRecord> listener) {
    this(context, options, listener, StageKeeper.NONE);
  }

  /**
   * @param listener told of each stage as it ends, and has been kept
   * @param keeper keeps the stages, and tells from where to go on
   */
  public DistributedRefinement(
      JavaSparkContext context,
      RefineOptions options,
      Consumer<StageRecord> listener,
      StageKeeper keeper) {
    this.context = context;
    this.options = options;
    this.listener = listener;
    this.keeper = keeper;
  }

  /** Takes the potentials of the targets from elsewhere, not from a sample. */
  public DistributedRefinement with(Broadcast<? extends TargetPotentials> potentials) {
    known = Optional.of(potentials);
    return this;
  }

  /**
   * Maps the source one to one to the target. Read several times: both should be persisted.
   *
   * @param source points of dimension {@code dim}, with distinct ids
   * @param target as many points
   * @param points number of points of each
   */
  public DistributedMap solve(
      JavaRDD<PointBlock> source, JavaRDD<PointBlock> target, long points, int dim) {
    plan = RefinePlan.of(points, dim, options);
    samples = new DriverSamples(context, options, plan);
    keeper.pairs().ifPresentOrElse(this::goOnFrom, () -> splitAndSolve(source, target));
    RoundSchedule schedule = new RoundSchedule(options.rematchRounds(), plan);
    rounds.forEach(round -> tell(schedule, round));
    while (plan.maxRounds() > 0 && schedule.wantsMore()) {
      RematchKind kind = schedule.next();
      rematch(RematchRound.of(rounds.size(), kind, schedule.repeats(kind), plan, options));
      tell(schedule, rounds.get(rounds.size() - 1));
    }
    boolean converged = plan.leaves() == 1 || schedule.settled();
    return new DistributedMap(pairs, List.copyOf(stages), cost / points, converged);
  }

  private static void tell(RoundSchedule schedule, PairProgress.Round round) {
    schedule.finished(round.kind(), round.before(), round.after(), round.work());
  }

  private void goOnFrom(PairProgress kept) {
    stages.addAll(kept.stages());
    rounds.addAll(kept.rounds());
    context.sc().setJobDescription("go on after %d stages".formatted(stages.size()));
    replacePairs(kept.pairs(), kept.stages().get(kept.stages().size() - 1).blocks());
    if (cost != kept.cost()) {
      throw new IllegalStateException(
          "the pairs that were kept cost %s and not %s: the tables have changed"
              .formatted(cost, kept.cost()));
    }
  }

  private void splitAndSolve(JavaRDD<PointBlock> source, JavaRDD<PointBlock> target) {
    TopSplit split = new TopSplit(context, plan, options.forTasks(), source, target);
    Optional<SplitProgress> kept = keeper.split();
    kept.ifPresent(split::restore);
    kept.ifPresent(progress -> stages.addAll(progress.stages()));
    List<BlockCut> blocks = splitLevels(split);
    solveBlocks(split.tree(), blocks, source, target);
  }

  private List<BlockCut> splitLevels(TopSplit split) {
    List<BlockCut> blocks = List.of(plan.root());
    int levels = stages.size(); // those that are done already
    for (int depth = 0; depth < levels; depth++) {
      blocks = split.parts(blocks);
    }
    coupling = split.costs().last();
    for (int depth = levels; depth < plan.distributedLevels(); depth++) {
      long start = System.nanoTime();
      context
          .sc()
          .setJobDescription("split level %d: %d blocks".formatted(depth + 1, blocks.size()));
      List<BlockCut> next = split.cut(blocks);
      Optional<Double> before = split.costs().mean(blocks);
      coupling = split.costs().mean(next);
      blocks = next;
      StageRecord done =
          record("split", depth, "coordinate", blocks.size(), before, coupling, start);
      keeper.keep(split.progress(stages));
      listener.accept(done);
    }
    return blocks;
  }

  private void solveBlocks(
      SplitTree tree,
      List<BlockCut> blocks,
      JavaRDD<PointBlock> source,
      JavaRDD<PointBlock> target) {
    long start = System.nanoTime();
    context
        .sc()
        .setJobDescription("solve %d leaves in %d tasks".formatted(plan.leaves(), blocks.size()));
    Map<Long, Integer> taskOfPath = RoutePoints.tasks(blocks);
    Broadcast<SplitTree> whole = context.broadcast(tree);
    replacePairs(
        source
            .mapPartitionsToPair(new RoutePoints(whole, taskOfPath, Side.SOURCE))
            .cogroup(
                target.mapPartitionsToPair(new RoutePoints(whole, taskOfPath, Side.TARGET)),
                new NumberedPartitioner(blocks.size()))
            .map(
                new SolveBlocks(
                    options.forTasks(),
                    blocks,
                    known.orElseGet(() -> samples.potentials(source, target)))),
        plan.leaves());
    Optional<Double> mean = Optional.of(cost / plan.points());
    keepPairs(record("solve", 0, "exact", plan.leaves(), coupling, mean, start));
  }

  private void rematch(RematchRound round) {
    long start = System.nanoTime();
    double before = cost;
    String kind = round.kind().name().toLowerCase(Locale.ROOT);
    context.sc().setJobDescription("rematch round %d: %s".formatted(round.number() + 1, kind));
    Broadcast<ShareRouter> router = context.broadcast(samples.router(round, pairs));
    long work =
        replacePairs(
            pairs
                .mapPartitionsToPair(new RoutePairs(router))
                .groupByKey(new NumberedPartitioner(round.shares()))
                .map(new SolveShare(options.forTasks(), round)),
            round.shares());
    rounds.add(new PairProgress.Round(round.kind(), before, cost, work));
    keepPairs(
        record(
            "rematch",
            round.number(),
            kind,
            round.shares(),
            Optional.of(before / plan.points()),
            Optional.of(cost / plan.points()),
            start));
  }

  private void keepPairs(StageRecord done) {
    keeper.keep(new PairProgress(stages, rounds, pairs, cost)).ifPresent(recoverable::recoverFrom);
    listener.accept(done);
  }

  /**
   * Computes and keeps the next pairs, checks that none was lost, and lets the last ones go;
   * returns the work they took.
   *
   * @param blocks how many they are solved in
   */
  private long replacePairs(JavaRDD<PairBlock> made, long blocks) {
    recoverable = new RecoverablePairs(made);
    JavaRDD<PairBlock> next = recoverable.toJavaRDD().persist(StorageLevel.MEMORY_AND_DISK());
    SumCosts.Total total = new SumCosts.Total();
    JavaRDD<SumCosts.Total> totals = next.mapPartitions(new SumCosts(options.cost()));
    RunningBlocks.announced(context.sc(), blocks, totals::collect).forEach(total::mergeWith);
    if (total.pairs() != plan.points()) {
      throw new IllegalStateException(
          "a stage left %d pairs of %d".formatted(total.pairs(), plan.points()));
    }
    if (pairs != null) {
      pairs.unpersist(false);
    }
    pairs = next;
    cost = total.cost();
    return total.work();
  }

  private StageRecord record(
      String stage,
      int level,
      String kind,
      int blocks,
      Optional<Double> before,
      Optional<Double> after,
      long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    StageRecord stageRecord =
        new StageRecord(stage, level, kind, blocks, plan.points(), before, after, seconds, true);
    stages.add(stageRecord);
    return stageRecord;
  }
}
