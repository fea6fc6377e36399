package io.remblai.refine;

import io.remblai.math.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Splits one block down to its leaves and solves each exactly, all in memory.
 *
 * <p>Not thread safe: one per task.
 */
public final class LocalRefinement {

  private final TaskOptions options;
  private final int dim;
  private final ExactBlock exact;
  private final CoordinateSplit split = new CoordinateSplit();

  public LocalRefinement(TaskOptions options, int dim) {
    this.options = options;
    this.dim = dim;
    this.exact = new ExactBlock(options.cost(), dim);
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
  public BlockMap refine(float[] x, float[] y, BlockCut block, CoarsePotentials coarse) {
    int n = block.points();
    BlockMap map = new BlockMap(new int[n], new long[n], new double[n]);
    PartitionedRows sources = new PartitionedRows(x, block.points(), dim);
    PartitionedRows targets = new PartitionedRows(y, block.points(), dim);
    descend(
        sources,
        targets,
        0,
        block,
        BlockCut::isLeaf,
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
  record TaskRows(BlockCut block, int[] sources, int[] targets) {}

  /** Cuts the cloud only until every block goes to one task. */
  List<TaskRows> split(float[] x, float[] y, RefinePlan plan) {
    PartitionedRows sources = new PartitionedRows(x, plan.points(), dim);
    PartitionedRows targets = new PartitionedRows(y, plan.points(), dim);
    List<TaskRows> tasks = new ArrayList<>();
    descend(
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
  private interface Leaf {
    void take(int from, BlockCut block);
  }

  private void descend(
      PartitionedRows sources,
      PartitionedRows targets,
      int from,
      BlockCut block,
      Predicate<BlockCut> isLeaf,
      Leaf leaf) {
    if (isLeaf.test(block)) {
      leaf.take(from, block);
      return;
    }
    BlockCut top = block.top();
    CoordinateSplit.Directions along =
        split.find(
            sources.rows(),
            from,
            targets.rows(),
            from,
            block.points(),
            dim,
            (double) top.points() / block.points(),
            Seeds.key(options.seed(), block.path()));
    sources.cut(from, from + block.points(), along.forSource(), top.points());
    targets.cut(from, from + block.points(), along.forTarget(), top.points());
    descend(sources, targets, from, top, isLeaf, leaf);
    descend(sources, targets, from + top.points(), block.rest(), isLeaf, leaf);
  }

  private void solveLeaf(
      PartitionedRows sources, PartitionedRows targets, int from, BlockCut block, BlockMap map) {
    int[] columns = exact.solve(sources.rows(), from, targets.rows(), from, block.points());
    for (int i = 0; i < block.points(); i++) {
      int source = sources.origin(from + i);
      map.targets()[source] = targets.origin(from + columns[i]);
      map.paths()[source] = block.path();
      map.potentials()[source] = exact.potential(columns[i]);
    }
  }
}
