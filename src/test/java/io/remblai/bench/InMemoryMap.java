package io.remblai.bench;

import com.sun.management.OperatingSystemMXBean;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.GroundCost;
import io.remblai.geometry.PointCloud;
import io.remblai.refine.HierarchicalRefinement;
import io.remblai.refine.RefineOptions;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The map without Spark, tables and files. It runs on the caller's thread and the common pool,
 * which {@code scripts/bench} limits to one thread more.
 */
final class InMemoryMap {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private InMemoryMap() {}

  /**
   * Maps the pair and measures, the making of its clouds excluded.
   *
   * @param rounds {@code --rematch-rounds} of hiref
   */
  static Measurement measure(GeneratedPair pair, GroundCost cost, String rounds) {
    PointCloud source = pair.cloud(Side.SOURCE);
    PointCloud target = pair.cloud(Side.TARGET);
    HierarchicalRefinement solver = new HierarchicalRefinement(options(cost, rounds), stage -> {});
    PeakHeap.reset();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    HierarchicalRefinement.Result result = solver.solve(source, target);
    double wall = (System.nanoTime() - start) / 1e9;
    double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
    long rematches =
        result.stages().stream().filter(stage -> stage.stage().equals("rematch")).count();
    return new Measurement(
        result.meanCost(), rematches, wall, used, PeakHeap.bytes(), Optional.empty());
  }

  private static RefineOptions options(GroundCost cost, String rounds) {
    return new RefineOptions(
        cost,
        RefineOptions.DEFAULT_LEAF_SIZE,
        RefineOptions.DEFAULT_GROUP_SIZE,
        rounds.equals("auto") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(rounds)),
        RefineOptions.DEFAULT_TASK_BYTES,
        RefineOptions.DEFAULT_SEED);
  }
}
