package io.remblai.refine.partial;

import io.remblai.geometry.PointCloud;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.StageRecord;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one-to-one map of least cost of a cloud into a larger one, in the memory of one machine. Who
 * is left out is part of the optimisation:
 *
 * <ol>
 *   <li>a sample of both clouds, solved exactly, tells which targets are wanted ({@link
 *       SamplePotentials}); as many as there are sources are taken;
 *   <li>balanced splits and exact leaves map the sources to those, as for clouds of one size;
 *   <li>rounds of rematching work on groups of pairs together with the free targets near them,
 *       which pairs may take in exchange for their own ({@link PartialShare}).
 * </ol>
 *
 * <p>Small clouds are one block and solved exactly. Gives the same map on any number of threads.
 */
public final class PartialRefinement {

  private final RefineOptions options;
  private final Consumer<StageRecord> listener;

  /**
   * @param options settings; splits along coordinates
   * @param listener told of each stage as it ends
   */
  public PartialRefinement(RefineOptions options, Consumer<StageRecord> listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * What a run found.
   *
   * @param targets row of the target cloud for each row of the source [n], all different
   * @param potentials dual potential of each target [m], in units of the cost: none above zero
   * @param stages what each stage gained
   * @param meanCost mean over the pairs
   * @param converged whether the map is exact or the last rounds gained too little to go on
   */
  public record Result(
      int[] targets,
      double[] potentials,
      List<StageRecord> stages,
      double meanCost,
      boolean converged) {}

  /** Maps the source one to one into the target, which has more points of the same dimension. */
  public Result solve(PointCloud source, PointCloud target) {
    if (source.size() >= target.size() || source.dim() != target.dim()) {
      throw new IllegalArgumentException(
          "source is %d x %d, target %d x %d; the target must be larger and of the same dimension"
              .formatted(source.size(), source.dim(), target.size(), target.dim()));
    }
    return new PartialRun(options, listener, source, target).solve();
  }
}
