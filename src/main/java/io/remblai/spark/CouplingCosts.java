package io.remblai.spark;

import io.remblai.refine.BlockCut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mean cost of the block coupling after each level, estimated on the samples that chose the cuts.
 * Not thread safe.
 *
 * <p>A cut cannot raise the true value for squared Euclidean cost (the top of one side is chosen to
 * fit that of the other), so an estimate above the last one is its error and the last one stands.
 */
final class CouplingCosts {

  private final Map<Long, Double> estimates = new HashMap<>();
  private Optional<Double> last = Optional.empty();

  /** Puts back what {@link #estimates} and {@link #last} said. */
  void restore(Map<Long, Double> kept, Optional<Double> keptLast) {
    estimates.putAll(kept);
    last = keptLast;
  }

  Map<Long, Double> estimates() {
    return estimates;
  }

  /** What {@link #mean} said last. */
  Optional<Double> last() {
    return last;
  }

  void note(BlockCut block, FindDirections.Found found) {
    estimates.putIfAbsent(block.path(), found.wholeCost);
    estimates.put(block.top().path(), found.topCost);
    estimates.put(block.rest().path(), found.restCost);
  }

  /** The mean over blocks that make up the whole cloud; empty before the first cut. */
  Optional<Double> mean(List<BlockCut> blocks) {
    double sum = 0;
    long points = 0;
    for (BlockCut block : blocks) {
      if (!estimates.containsKey(block.path())) {
        return Optional.empty();
      }
      sum += block.points() * estimates.get(block.path());
      points += block.points();
    }
    double mean = sum / points;
    last = last.map(before -> Math.min(before, mean)).or(() -> Optional.of(mean));
    return last;
  }
}
