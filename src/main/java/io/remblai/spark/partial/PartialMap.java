package io.remblai.spark.partial;

import io.remblai.refine.StageRecord;
import io.remblai.spark.PairBlock;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

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
    return items.flatMap(new Pick(true));
  }

  /** The targets that are left out, each with its suitor and its potential. */
  public JavaRDD<PairBlock> free() {
    return items.flatMap(new Pick(false));
  }

  /** The same map after {@link WithinLimit}. */
  public PartialMap with(JavaRDD<PartialItems> others) {
    return new PartialMap(others, stages, sources, targets, meanCost, converged);
  }

  /** Picks the pairs, or what is left out. */
  static final class Pick implements FlatMapFunction<PartialItems, PairBlock> {

    private static final long serialVersionUID = 1;

    private final boolean paired;

    Pick(boolean paired) {
      this.paired = paired;
    }

    @Override
    public Iterator<PairBlock> call(PartialItems items) {
      PairBlock picked = paired ? items.pairs() : items.free();
      return picked.size() == 0 ? Collections.emptyIterator() : List.of(picked).iterator();
    }
  }
}
