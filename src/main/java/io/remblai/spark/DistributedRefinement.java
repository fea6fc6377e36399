package io.remblai.spark;

import io.remblai.refine.BlockCut;
import io.remblai.refine.CoarsePotentials;
import io.remblai.refine.PairSample;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.RoundSchedule;
import io.remblai.refine.ShareRouter;
import io.remblai.refine.StageRecord;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final List<StageRecord> stages = new ArrayList<>();

  private RefinePlan plan;
  private Optional<Double> coupling =
      Optional.empty(); // mean cost of the last level's blocks, estimated
  private JavaRDD<PairBlock> pairs;
  private double cost;

  /**
   * @param listener told of each stage as it ends
   */
  public DistributedRefinement(
      JavaSparkContext context, RefineOptions options, Consumer<StageRecord> listener) {
    this.context = context;
    this.options = options;
    this.listener = listener;
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
    TopSplit split = new TopSplit(context, plan, options.forTasks(), source, target);
    List<BlockCut> blocks = splitLevels(split);
    solveBlocks(split.tree(), blocks, source, target);
    RoundSchedule schedule = new RoundSchedule(options.rematchRounds(), plan);
    for (int number = 0; plan.maxRounds() > 0 && schedule.wantsMore(); number++) {
      double before = cost;
      RematchKind kind = schedule.next();
      long work = rematch(RematchRound.of(number, kind, schedule.repeats(kind), plan, options));
      schedule.finished(kind, before, cost, work);
    }
    boolean converged = plan.leaves() == 1 || schedule.settled();
    return new DistributedMap(pairs, List.copyOf(stages), cost / points, converged);
  }

  private List<BlockCut> splitLevels(TopSplit split) {
    List<BlockCut> blocks = List.of(plan.root());
    for (int depth = 0; depth < plan.distributedLevels(); depth++) {
      long start = System.nanoTime();
      context
          .sc()
          .setJobDescription("split level %d: %d blocks".formatted(depth + 1, blocks.size()));
      List<BlockCut> next = split.cut(blocks);
      Optional<Double> before = split.costs().mean(blocks);
      coupling = split.costs().mean(next);
      blocks = next;
      report("split", depth, "coordinate", blocks.size(), before, coupling, start);
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
    Map<Long, Integer> taskOfPath = new HashMap<>();
    for (int task = 0; task < blocks.size(); task++) {
      taskOfPath.put(blocks.get(task).path(), task);
    }
    Broadcast<SplitTree> whole = context.broadcast(tree);
    replacePairs(
        source
            .mapPartitionsToPair(new RoutePoints(whole, taskOfPath, Side.SOURCE))
            .cogroup(
                target.mapPartitionsToPair(new RoutePoints(whole, taskOfPath, Side.TARGET)),
                new NumberedPartitioner(blocks.size()))
            .map(new SolveBlocks(options.forTasks(), blocks, coarse(source, target))));
    report("solve", 0, "exact", plan.leaves(), coupling, Optional.of(cost / plan.points()), start);
  }

  /** The potentials of a sample; null where one exact block gives those of every target. */
  private Broadcast<CoarsePotentials> coarse(
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

  private long rematch(RematchRound round) {
    long start = System.nanoTime();
    Optional<Double> before = Optional.of(cost / plan.points());
    String kind = round.kind().name().toLowerCase(Locale.ROOT);
    context.sc().setJobDescription("rematch round %d: %s".formatted(round.number() + 1, kind));
    Broadcast<ShareRouter> router = context.broadcast(router(round));
    long work =
        replacePairs(
            pairs
                .mapPartitionsToPair(new RoutePairs(router))
                .groupByKey(new NumberedPartitioner(round.shares()))
                .map(new SolveShare(options.forTasks(), round)));
    report(
        "rematch",
        round.number(),
        kind,
        round.shares(),
        before,
        Optional.of(cost / plan.points()),
        start);
    return work;
  }

  private ShareRouter router(RematchRound round) {
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

  /**
   * Computes and keeps the next pairs, checks that none was lost, and lets the last ones go;
   * returns the work they took.
   */
  private long replacePairs(JavaRDD<PairBlock> next) {
    next.persist(StorageLevel.MEMORY_AND_DISK());
    SumCosts.Total total = new SumCosts.Total();
    next.mapPartitions(new SumCosts(options.cost())).collect().forEach(total::mergeWith);
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

  private void report(
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
    listener.accept(stageRecord);
  }
}
