package io.remblai.job.divergence;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the measures go about it.
 *
 * @param kernelWidth in the unit of the features; empty: the median distance
 * @param frequencies of the kernel's features
 * @param clusters most clusters; empty: by the number of rows
 * @param repeats clusterings
 * @param clusterBy what decides a row's cluster
 * @param slices directions
 * @param neighbours k
 * @param sample most rows of a side that are held; empty: by the dimension
 * @param nulls re-dealings; empty: 5, of neighbours 1
 */
public record MeasureOptions(
    OptionalDouble kernelWidth,
    int frequencies,
    OptionalInt clusters,
    int repeats,
    ClusterBy clusterBy,
    int slices,
    int neighbours,
    OptionalInt sample,
    OptionalInt nulls) {

  public static final int DEFAULT_FREQUENCIES = 512;

  public static final int DEFAULT_REPEATS = 5;

  public static final int DEFAULT_SLICES = 50;

  public static final int DEFAULT_NEIGHBOURS = 3;

  /** Re-dealings where they cost little. */
  private static final int USUAL_NULLS = 5;

  private static final int USUAL_NEIGHBOUR_NULLS = 1;

  /** Clusters beyond which a cluster says little more (Pillutla et al., 2021). */
  private static final int MOST_CLUSTERS = 500;

  private static final int ROWS_TO_A_CLUSTER = 10;

  /** Most clusters where the smaller side of a group has so many rows. */
  int clustersFor(long rows) {
    return clusters.orElse((int) Math.max(2, Math.min(MOST_CLUSTERS, rows / ROWS_TO_A_CLUSTER)));
  }

  int usualNulls() {
    return nulls.orElse(USUAL_NULLS);
  }

  int neighbourNulls() {
    return nulls.orElse(USUAL_NEIGHBOUR_NULLS);
  }
}
