package io.remblai.summary;

import java.util.List;
import java.util.Optional;

/**
 * The pairs of a map, summarised.
 *
 * @param costs quantiles of the costs
 * @param histogram of the costs
 * @param largest the pairs that cost most
 * @param blockSizes pairs in each block, ascending
 * @param picture where the points are; empty where their coordinates are not at hand or one number
 * @param dim coordinates of a point; 0: not at hand
 */
public record MapSummary(
    CostSketch costs,
    BinCounts histogram,
    List<LargestPairs.Pair> largest,
    long[] blockSizes,
    Optional<MapPicture> picture,
    int dim) {

  public MapSummary {
    largest = List.copyOf(largest);
  }
}
