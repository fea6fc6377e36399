package io.remblai.spark.transform;

import io.remblai.refine.transform.CutTree;
import io.remblai.spark.NumberedPartitioner;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.input.PointRecipe;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Maps a cloud of new points by the pairs of a finished map.
 *
 * <p>A tree cuts the sources into blocks. New points and pairs go to the blocks of their places,
 * pairs near a border to both sides of it; there each point is mapped by the pairs nearest to it.
 * Everything crosses the network once (pairs as often as their block has tasks), nothing is
 * collected but samples, and the result is a function of the two sets of rows alone.
 */
public final class DistributedTransform {

  /** Sources by which a block is cut off. */
  private static final int SAMPLE_OF_BLOCK = 64;

  private static final int LEAST_SAMPLE = 512;

  private final JavaSparkContext context;
  private final TransformSettings settings;
  private final PointRecipe recipe;

  /**
   * @param recipe how points were made of rows
   */
  public DistributedTransform(
      JavaSparkContext context, TransformSettings settings, PointRecipe recipe) {
    this.context = context;
    this.settings = settings;
    this.recipe = recipe;
  }

  /**
   * Maps the points; the result is persisted when this returns.
   *
   * @param pairs the map, {@code size} pairs, at least one; read several times
   * @param points the new points, {@code count}, at least one; read several times
   */
  public MovedCloud map(
      JavaRDD<PairBlock> pairs, long size, JavaRDD<PointBlock> points, long count) {
    int blocks = Math.toIntExact((size + settings.blockPairs() - 1) / settings.blockPairs());
    PointBlock sample =
        SampledDistances.firstOf(
            pairs.map(new Routes.Sources()),
            Math.max(LEAST_SAMPLE, SAMPLE_OF_BLOCK * blocks),
            size);
    SampledDistances distances =
        SampledDistances.of(context, pairs, sample, points, count, settings.neighbours());
    CutTree tree =
        CutTree.of(sample.coordinates(), sample.keys(), sample.dim(), blocks, settings.seed());
    BlockTasks tasks = new BlockTasks(tree, distances.reach(), counts(tree, points));
    Broadcast<BlockTasks> routes = context.broadcast(tasks);
    JavaRDD<MovedPoints> moved =
        pairs
            .mapPartitionsToPair(new Routes.SendPairs(routes))
            .cogroup(
                points.mapPartitionsToPair(new Routes.SendPoints(routes)),
                new NumberedPartitioner(tasks.size()))
            .flatMap(new MapPoints(settings, recipe, distances.far()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long[] found = MovedCloud.count(moved);
      if (found[0] != count) {
        throw new IllegalStateException("%d of %d points were mapped".formatted(found[0], count));
      }
      double recall = distances.recall(moved);
      return new MovedCloud(moved, found, blocks, tasks.size(), distances.far(), recall);
    } catch (Throwable failure) { // Scala throws checked exceptions that Java does not see.
      moved.unpersist();
      throw failure;
    }
  }

  private long[] counts(CutTree tree, JavaRDD<PointBlock> points) {
    Broadcast<CutTree> cuts = context.broadcast(tree);
    long[] counts = new long[tree.leaves()];
    points
        .mapPartitions(new Routes.CountPoints(cuts))
        .collect()
        .forEach(some -> Arrays.setAll(counts, block -> counts[block] + some[block]));
    cuts.destroy();
    return counts;
  }
}
