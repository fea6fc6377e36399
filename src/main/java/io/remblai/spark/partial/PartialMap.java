package io.remblai.spark.partial;

import io.remblai.refine.StageRecord;
import io.remblai.spark.PairBlock;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/**
 * A map of a cloud into a larger one.
 *
 * @param items every target, matched or not, persisted; the caller unpersists it
 * @param stages what each stage gained
 * @param sources number of pairs
 * @param targets number of targets
 * @param meanCost mean over the pairs
 * @param converged whether the map is exact or the last rounds gained too little to go on
 */
public record PartialMap(
    JavaRDD<PartialItems> items,
    List<StageRecord> stages,
    long sources,
    long targets,
    double meanCost,
    boolean converged) {

  /** The pairs, with the potentials of their targets. */
  public JavaRDD<PairBlock> pairs() {
    return items.map(new PairsOfItems());
  }

  /** The targets that are left out, each with its suitor and its potential. */
  public JavaRDD<PairBlock> free() {
    return items.map(new FreeOfItems());
  }

  /** The pairs with sources for targets, for a caller to whom the larger cloud is the source. */
  public JavaRDD<PairBlock> exchangedPairs() {
    return items.map(new ExchangedPairs());
  }

  /** Picks the pairs. */
  static final class PairsOfItems implements Function<PartialItems, PairBlock> {
    private static final long serialVersionUID = 1;

    @Override
    public PairBlock call(PartialItems items) {
      return items.pairs();
    }
  }

  /** Picks what is left out. */
  static final class FreeOfItems implements Function<PartialItems, PairBlock> {
    private static final long serialVersionUID = 1;

    @Override
    public PairBlock call(PartialItems items) {
      return items.free();
    }
  }

  /** Picks the pairs and exchanges their roles. */
  static final class ExchangedPairs implements Function<PartialItems, PairBlock> {
    private static final long serialVersionUID = 1;

    @Override
    public PairBlock call(PartialItems items) {
      return PartialItems.exchanged(items.pairs());
    }
  }
}
