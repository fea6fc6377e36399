package io.remblai.spark.bound;

import io.remblai.bound.FastBounds;
import io.remblai.bound.LowerBound;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.PointBlock;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Lower bounds of the least mean cost between two clouds that are spread over a cluster: {@link
 * FastBounds}, with the very same numbers, whatever the partitions.
 *
 * <p>Three jobs on each side; beyond 512 dimensions a fourth, for a sample, and up to eight a
 * fourth or a fifth. Points do not move: each partition returns sums, at most about {@code d^2}
 * numbers and 2^19 bins, 9 MiB.
 */
public final class DistributedBounds {

  private final JavaSparkContext context;
  private final GroundCost cost;
  private final long seed;

  public DistributedBounds(JavaSparkContext context, GroundCost cost, long seed) {
    this.context = context;
    this.cost = cost;
    this.seed = seed;
  }

  /**
   * Every bound. Both clouds are read several times and should be persisted.
   *
   * @param source points of dimension {@code dim}
   * @param target as many points
   * @param points number of points of each
   */
  public List<LowerBound> of(
      JavaRDD<PointBlock> source, JavaRDD<PointBlock> target, long points, int dim) {
    return FastBounds.of(
        new PassesOverCloud(context, source, "source", points, dim),
        new PassesOverCloud(context, target, "target", points, dim),
        points,
        dim,
        cost,
        seed);
  }
}
