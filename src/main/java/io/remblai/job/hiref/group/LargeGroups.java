package io.remblai.job.hiref.group;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.bound.LowerBound;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.PointBlock;
import io.remblai.spark.bound.DistributedBounds;
import io.remblai.spark.group.Group;
import io.remblai.spark.group.PickGroups;
import io.remblai.spark.group.SolvedGroup;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.MapSearch;
import io.remblai.spark.map.TwoClouds;
import io.remblai.spark.progress.StageKeeper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * Maps groups that are too large for one task, each by the whole cluster, as clouds without groups
 * are mapped; a few at a time, since the rounds of one do not keep many machines busy.
 */
final class LargeGroups {

  /** Groups that are solved at a time. Each is cached apart, so they must not be many. */
  private static final int AT_A_TIME = 4;

  private final JavaSparkContext context;
  private final RefineOptions refine;
  private final PairLimits limits;
  private final boolean bounded;
  private final Consumer<String> progress;

  /**
   * @param bounded whether to bound what the best map of each group costs
   * @param progress told when a group has been solved
   */
  LargeGroups(
      JavaSparkContext context,
      RefineOptions refine,
      PairLimits limits,
      boolean bounded,
      Consumer<String> progress) {
    this.context = context;
    this.refine = refine;
    this.limits = limits;
    this.bounded = bounded;
    this.progress = progress;
  }

  /**
   * A group that has been solved.
   *
   * @param map to be let go by the caller
   * @param numbers of the group
   * @param seconds that it took, perhaps beside others
   */
  record Large(FoundMap map, SolvedGroup numbers, double seconds) {}

  /** The maps of the groups, in their order. */
  List<Large> solve(TwoClouds clouds, List<Group> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    // Its threads inherit the step that Spark shows their jobs under.
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME, groups.size()));
    try {
      List<Future<Large>> running = new ArrayList<>();
      for (Group group : groups) {
        running.add(threads.submit(() -> solve(clouds, group)));
      }
      List<Large> solved = new ArrayList<>();
      for (Future<Large> group : running) {
        solved.add(outcome(group));
      }
      return solved;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Large outcome(Future<Large> group) {
    try {
      return group.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a group was solved", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("a group could not be solved", e.getCause());
    }
  }

  private Large solve(TwoClouds clouds, Group group) {
    long start = System.nanoTime();
    PickGroups pick = new PickGroups(context.broadcast(new HashSet<>(Set.of(group.key()))));
    JavaRDD<PointBlock> source = kept(clouds.source().flatMap(pick));
    JavaRDD<PointBlock> target = kept(clouds.target().flatMap(pick));
    try {
      TwoClouds own = new TwoClouds(source, group.sources(), target, group.targets(), clouds.dim());
      FoundMap map =
          new MapSearch(context, refine, limits, stage -> {}).map(own, () -> StageKeeper.NONE);
      SolvedGroup numbers =
          new SolvedGroup(
              group.key(), map.count(), map.meanCost() * map.count(), bounded ? bound(own) : 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      progress.accept(
          String.format(
              Locale.ROOT,
              "  a large group, %,d x %,d: mean cost %.6g, %.1f s",
              group.sources(),
              group.targets(),
              map.meanCost(),
              seconds));
      return new Large(map, numbers, seconds);
    } finally {
      source.unpersist();
      target.unpersist();
    }
  }

  private static JavaRDD<PointBlock> kept(JavaRDD<PointBlock> cloud) {
    return cloud.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Of all pairs; 0 where who is left out is not known beforehand. */
  private double bound(TwoClouds clouds) {
    if (clouds.sourcePoints() != clouds.targetPoints()) {
      return 0;
    }
    context.sc().setJobDescription("bound the least cost of a large group");
    DistributedBounds bounds = new DistributedBounds(context, refine.cost(), refine.seed());
    List<LowerBound> found =
        bounds.of(clouds.source(), clouds.target(), clouds.sourcePoints(), clouds.dim());
    return LowerBound.best(found).value() * clouds.sourcePoints();
  }
}
