package io.remblai.refine;

import io.remblai.lowrank.FrlcSplitter;
import io.remblai.lowrank.split.BlockSplitter;
import io.remblai.lowrank.split.CoCluster;
import io.remblai.lowrank.split.RankSchedule;
import io.remblai.lowrank.split.RoundedSplitter;
import io.remblai.math.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Splits one block down to its leaves and solves each, all in memory.
 *
 * <p>Not thread safe: one per task.
 */
public final class LocalRefinement {

  private final TaskOptions options;
  private final int dim;
  private final ExactBlock exact;
  private final SoftBase softBase;
  private final BlockSplitter splitter;

  /** Cuts and solves blocks as the options say. */
  public LocalRefinement(TaskOptions options, int dim) {
    this(options, dim, splitter(options));
  }

  /** Cuts blocks by a splitter, which has to know of as many parts as the blocks have. */
  LocalRefinement(TaskOptions options, int dim, BlockSplitter splitter) {
    this.options = options;
    this.dim = dim;
    this.splitter = splitter;
    this.exact = new ExactBlock(options.cost(), dim);
    this.softBase = new SoftBase(options.cost(), dim);
  }

  private static BlockSplitter splitter(TaskOptions options) {
    return options.split().isLowRank()
        ? new RoundedSplitter(new FrlcSplitter(options.cost()))
        : new CoordinateSplitter();
  }

  /**
   * The map of one block.
   *
   * @param targets row of {@code y} for each row of {@code x}
   * @param paths leaf of each row of {@code x}
   * @param potentials dual potential of each row's target, in units of the cost
   */
  public record BlockMap(int[] targets, long[] paths, double[] potentials) {}

  /**
   * Maps the rows of x one to one to the rows of y.
   *
   * @param x sources [block.points, dim] in canonical order; not modified
   * @param y targets [block.points, dim] in canonical order; not modified
   * @param coarse gives the potentials of the targets; null: each leaf gives its own, which is of
   *     use where there is but one
   */
  public BlockMap refine(float[] x, float[] y, BlockCut block, TargetPotentials coarse) {
    if (!options.split().isLowRank()) {
      return refineTree(x, y, block, coarse);
    }
    RankSchedule schedule = options.split().schedule(block.points());
    return refineTree(x, y, new ScheduledBlock(block.path(), block.points(), 0, schedule), coarse);
  }

  /** Down any tree; else as {@link #refine}. */
  <B extends TreeBlock<B>> BlockMap refineTree(
      float[] x, float[] y, B block, TargetPotentials coarse) {
    int n = block.points();
    BlockMap map = new BlockMap(new int[n], new long[n], new double[n]);
    PartitionedRows sources = new PartitionedRows(x, block.points(), dim);
    PartitionedRows targets = new PartitionedRows(y, block.points(), dim);
    descend(
        splitter,
        sources,
        targets,
        0,
        block,
        TreeBlock::isLeaf,
        (from, leaf) -> solveLeaf(sources, targets, from, leaf, map));
    if (coarse != null) {
      double[] extended = coarse.of(y, n);
      for (int i = 0; i < n; i++) {
        map.potentials()[i] = extended[map.targets()[i]];
      }
    }
    return map;
  }

  /**
   * The rows of a block that one task takes over.
   *
   * @param block the block
   * @param sources its rows of x, in canonical order
   * @param targets its rows of y, likewise
   */
  public record TaskRows(BlockCut block, int[] sources, int[] targets) {}

  /** Cuts the cloud along directions, only until every block goes to one task. */
  public List<TaskRows> split(float[] x, float[] y, RefinePlan plan) {
    PartitionedRows sources = new PartitionedRows(x, plan.points(), dim);
    PartitionedRows targets = new PartitionedRows(y, plan.points(), dim);
    List<TaskRows> tasks = new ArrayList<>();
    descend(
        new CoordinateSplitter(),
        sources,
        targets,
        0,
        plan.root(),
        plan::goesToOneTask,
        (from, block) ->
            tasks.add(
                new TaskRows(
                    block,
                    sources.origins(from, block.points()),
                    targets.origins(from, block.points()))));
    return tasks;
  }

  /** What becomes of a block that is cut no further. */
  private interface Leaf<B> {
    void take(int from, B block);
  }

  private <B extends TreeBlock<B>> void descend(
      BlockSplitter by,
      PartitionedRows sources,
      PartitionedRows targets,
      int from,
      B block,
      Predicate<B> isLeaf,
      Leaf<B> leaf) {
    if (isLeaf.test(block)) {
      leaf.take(from, block);
      return;
    }
    List<B> parts = block.parts();
    int[] sizes = parts.stream().mapToInt(TreeBlock::points).toArray();
    BlockSplitter.Parts cut =
        by.split(
            new CoCluster(sources.rows(), from, targets.rows(), from, block.points(), dim),
            sizes,
            seed(block));
    sources.cut(from, cut.sources(), sizes);
    targets.cut(from, cut.targets(), sizes);
    int next = from;
    for (B part : parts) {
      descend(by, sources, targets, next, part, isLeaf, leaf);
      next += part.points();
    }
  }

  private void solveLeaf(
      PartitionedRows sources,
      PartitionedRows targets,
      int from,
      TreeBlock<?> block,
      BlockMap map) {
    boolean isExact = options.split().baseSolver() == SplitOptions.BaseSolver.EXACT;
    int[] columns =
        isExact
            ? exact.solve(sources.rows(), from, targets.rows(), from, block.points())
            : softBase.solve(sources.rows(), targets.rows(), from, block.points(), seed(block));
    for (int i = 0; i < block.points(); i++) {
      int source = sources.origin(from + i);
      map.targets()[source] = targets.origin(from + columns[i]);
      map.paths()[source] = block.path();
      map.potentials()[source] = isExact ? exact.potential(columns[i]) : 0;
    }
  }

  private long seed(TreeBlock<?> block) {
    return Seeds.key(options.seed(), block.path());
  }
}
