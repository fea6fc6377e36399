package io.remblai.refine;

import io.remblai.geometry.PointCloud;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one-to-one map of least cost between two clouds of equal size, in the memory of one machine:
 * balanced splits, exact leaves, rematching rounds.
 *
 * <p>Splits and leaves are Hierarchical Refinement (Halmos, Gold, Liu and Raphael, ICML 2025) with
 * the rank-2 coordinate split in place of a low-rank solver and exact assignment in place of its
 * last level; the rounds are block-coordinate descent in the manner of domain decomposition
 * (Benamou 1994; Bonafini and Schmitzer 2021).
 *
 * <p>Gives the same map, bit for bit, as the Spark job does on tables whose ids are the row
 * numbers, on any number of threads.
 */
public final class HierarchicalRefinement {

  private final RefineOptions options;
  private final Consumer<StageRecord> listener;

  /**
   * @param options settings
   * @param listener told of each stage as it ends
   */
  public HierarchicalRefinement(RefineOptions options, Consumer<StageRecord> listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * What a run found.
   *
   * @param targets row of the target cloud for each row of the source; a permutation
   * @param blockPaths leaf of each source, as {@link BlockCut#path()}
   * @param potentials dual potential of each target, in units of the cost
   * @param stages what each stage gained
   * @param meanCost mean over the pairs
   * @param converged whether the map is exact or the last rounds gained too little to go on
   */
  public record Result(
      int[] targets,
      long[] blockPaths,
      double[] potentials,
      List<StageRecord> stages,
      double meanCost,
      boolean converged) {}

  /** Maps the source one to one to the target; both have the same size and dimension. */
  public Result solve(PointCloud source, PointCloud target) {
    if (source.size() != target.size() || source.dim() != target.dim()) {
      throw new IllegalArgumentException(
          "source is %d x %d, target %d x %d; they must be of one size and dimension"
              .formatted(source.size(), source.dim(), target.size(), target.dim()));
    }
    RefinePlan plan = RefinePlan.of(source.size(), source.dim(), options);
    return new LocalRun(plan, options, listener, source, target).solve();
  }
}
