package io.remblai.spark.group;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.PointBlock;
import io.remblai.spark.tag.GroupKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * The groups that tasks solve: each point crosses the network once, to the task of its group's bin.
 *
 * @param bins what came out, persisted; the caller unpersists it
 * @param groups the numbers of every group, in no particular order
 */
public record PackedGroups(JavaRDD<SolvedBin> bins, List<SolvedGroup> groups) {

  /**
   * Solves them.
   *
   * @param source points with tags; those of other groups are passed over
   * @param target likewise
   * @param bounded whether to look for the dual bound of each group
   */
  public static PackedGroups solve(
      JavaSparkContext context,
      Packing packing,
      JavaRDD<PointBlock> source,
      JavaRDD<PointBlock> target,
      RefineOptions refine,
      PairLimits limits,
      boolean bounded) {
    Broadcast<Map<GroupKey, Integer>> places = context.broadcast(new HashMap<>(packing.bins()));
    JavaRDD<SolvedBin> bins =
        source
            .flatMapToPair(new RouteGroups(places))
            .cogroup(
                target.flatMapToPair(new RouteGroups(places)),
                new NumberedPartitioner(packing.size()))
            .map(new SolveBin(refine.forTasks(), limits, bounded))
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<SolvedGroup> solved = bins.flatMap(new SolvedBin.Numbers()).collect();
    if (solved.size() != packing.bins().size()) {
      throw new IllegalStateException(
          "%d groups came back of %d".formatted(solved.size(), packing.bins().size()));
    }
    return new PackedGroups(bins, solved);
  }
}
