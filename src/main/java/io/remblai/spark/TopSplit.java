package io.remblai.spark;

import io.remblai.math.OrderStatistics;
import io.remblai.refine.BlockCut;
import io.remblai.refine.CoordinateSplit;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.StageRecord;
import io.remblai.refine.TaskOptions;
import io.remblai.spark.progress.SplitProgress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The early levels of the hierarchy: few huge blocks, each cut by the whole cluster.
 *
 * <p>A level takes three kinds of job. One brings a bounded sample of each block (its first rows in
 * canonical order) to one task, which finds the directions; one counts rows in bins around the
 * wanted quantile; one brings the few rows of the bin that holds it. Points do not move: each pass
 * finds a row's block anew from the tree. What crosses the network for each block and level is at
 * most {@link CoordinateSplit#SAMPLE} rows of each side, a thousand counters from each partition,
 * and {@link RankSearch#FEW} keys. The cuts are the very ones that {@link
 * io.remblai.refine.LocalRefinement} would make, so it does not matter to the result where the
 * tasks take over.
 */
final class TopSplit {

  /**
   * The bracket around the quantile spans so many standard deviations of the sample's rank to
   * either side.
   */
  private static final double BRACKET = 5;

  /**
   * Counts of more partitions are added on the executors first, so that the driver is not sent them
   * all.
   */
  private static final int MANY_PARTITIONS = 64;

  private final JavaSparkContext context;
  private final RefinePlan plan;
  private final TaskOptions options;
  private final JavaRDD<PointBlock> source;
  private final JavaRDD<PointBlock> target;
  private final SplitTree tree = new SplitTree();
  private final CouplingCosts costs = new CouplingCosts();

  TopSplit(
      JavaSparkContext context,
      RefinePlan plan,
      TaskOptions options,
      JavaRDD<PointBlock> source,
      JavaRDD<PointBlock> target) {
    this.context = context;
    this.plan = plan;
    this.options = options;
    this.source = source;
    this.target = target;
  }

  SplitTree tree() {
    return tree;
  }

  /** Estimates of what the block coupling costs, for the report. */
  CouplingCosts costs() {
    return costs;
  }

  /** Takes over the cuts of an earlier run. */
  void restore(SplitProgress kept) {
    kept.cuts().forEach(tree::cut);
    costs.restore(kept.estimates(), kept.mean());
  }

  /** How far the split has got with the given stages. */
  SplitProgress progress(List<StageRecord> stages) {
    return new SplitProgress(stages, tree.cuts(), costs.estimates(), costs.last());
  }

  /**
   * Cuts every block of a level that is too large for one task; returns all blocks of the next
   * level.
   */
  List<BlockCut> cut(List<BlockCut> blocks) {
    List<BlockCut> large = blocks.stream().filter(block -> !plan.goesToOneTask(block)).toList();
    LevelBlocks level = new LevelBlocks(large);
    Broadcast<SplitTree> soFar = context.broadcast(tree);
    FindDirections.Found[] found = directions(soFar, level);
    RowRank[] sourceRanks = ranks(soFar, level, Side.SOURCE, found);
    RowRank[] targetRanks = ranks(soFar, level, Side.TARGET, found);
    soFar.destroy();
    for (int number = 0; number < level.size(); number++) {
      long path = level.block(number).path();
      tree.cut(Side.SOURCE, path, new SplitTree.Cut(found[number].forSource, sourceRanks[number]));
      tree.cut(Side.TARGET, path, new SplitTree.Cut(found[number].forTarget, targetRanks[number]));
      costs.note(level.block(number), found[number]);
    }
    return parts(blocks);
  }

  /** The blocks of the next level, those that are not cut among them. */
  List<BlockCut> parts(List<BlockCut> blocks) {
    List<BlockCut> next = new ArrayList<>();
    for (BlockCut block : blocks) {
      if (plan.goesToOneTask(block)) {
        next.add(block);
      } else {
        next.add(block.top());
        next.add(block.rest());
      }
    }
    return next;
  }

  private FindDirections.Found[] directions(Broadcast<SplitTree> soFar, LevelBlocks level) {
    FindDirections.Found[] found = directions(soFar, level, true);
    boolean whole = Arrays.stream(found).allMatch(f -> f != null && f.forSource != null);
    if (!whole) {
      found = directions(soFar, level, false);
    }
    for (int number = 0; number < found.length; number++) {
      if (found[number] == null || found[number].forSource == null) {
        throw new IllegalStateException(
            "block %s holds fewer rows than its %d"
                .formatted(level.block(number).path(), level.block(number).points()));
      }
    }
    return found;
  }

  private FindDirections.Found[] directions(
      Broadcast<SplitTree> soFar, LevelBlocks level, boolean bounded) {
    FindDirections.Found[] found = new FindDirections.Found[level.size()];
    source
        .mapPartitionsToPair(new SampleBlocks(soFar, level, Side.SOURCE, bounded))
        .cogroup(
            target.mapPartitionsToPair(new SampleBlocks(soFar, level, Side.TARGET, bounded)),
            level.size())
        .map(new FindDirections(level, options))
        .collect()
        .forEach(f -> found[f.number] = f);
    return found;
  }

  /** The last row of each block's top. */
  private RowRank[] ranks(
      Broadcast<SplitTree> soFar, LevelBlocks level, Side side, FindDirections.Found[] found) {
    JavaRDD<PointBlock> points = side == Side.SOURCE ? source : target;
    RankSearch[] searches = new RankSearch[level.size()];
    for (int number = 0; number < searches.length; number++) {
      searches[number] = search(level.block(number), side, found[number]);
    }
    while (!Arrays.stream(searches).allMatch(RankSearch::isNarrow)) {
      Broadcast<RankSearch[]> now = context.broadcast(searches);
      JavaRDD<CountRanks.Counts> parts =
          points.mapPartitions(new CountRanks(new RankPass(soFar, level, side, now)));
      int depth = parts.getNumPartitions() > MANY_PARTITIONS ? 2 : 1;
      CountRanks.Counts counts = parts.treeReduce(new MergeCounts(), depth);
      now.destroy();
      for (int number = 0; number < searches.length; number++) {
        searches[number].narrow(counts.before[number], counts.bins[number]);
      }
    }
    return collect(soFar, level, side, points, searches);
  }

  private static RankSearch search(BlockCut block, Side side, FindDirections.Found found) {
    boolean isSource = side == Side.SOURCE;
    double[] values = isSource ? found.sourceValues : found.targetValues;
    RankSearch search =
        new RankSearch(isSource ? found.forSource : found.forTarget, block.top().points());
    if (values.length < block.points()) {
      double rank = (double) values.length * block.top().points() / block.points();
      double slack = BRACKET * Math.sqrt(values.length) / 2 + 1;
      int first = (int) Math.max(1, rank - slack);
      int last = (int) Math.min(values.length, rank + slack);
      search.startWithin(
          OrderStatistics.greatest(values, values.length, last),
          OrderStatistics.greatest(values, values.length, first));
    }
    return search;
  }

  private RowRank[] collect(
      Broadcast<SplitTree> soFar,
      LevelBlocks level,
      Side side,
      JavaRDD<PointBlock> points,
      RankSearch[] searches) {
    Broadcast<RankSearch[]> now = context.broadcast(searches);
    List<List<RowRank>> candidates = new ArrayList<>();
    for (int number = 0; number < searches.length; number++) {
      candidates.add(new ArrayList<>());
    }
    points
        .mapPartitions(new CollectRanks(new RankPass(soFar, level, side, now)))
        .collect()
        .forEach(candidate -> candidates.get(candidate.search).add(candidate.rank));
    now.destroy();
    RowRank[] ranks = new RowRank[searches.length];
    for (int number = 0; number < searches.length; number++) {
      List<RowRank> ordered = candidates.get(number).stream().sorted().toList();
      ranks[number] = ordered.get((int) searches[number].rankInside() - 1);
    }
    return ranks;
  }
}
