package io.remblai.spark.progress;

import io.remblai.spark.PairBlock;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * Keeps what the stages of a run have found, so that a later run can go on from there. What is kept
 * and how often must not change the result.
 */
public interface StageKeeper {

  /** Keeps nothing. */
  StageKeeper NONE = new KeepsNothing();

  /** The map of an earlier run; empty: none had one. */
  Optional<PairProgress> pairs();

  /** The cuts of an earlier run; empty: none had any. Asked only where there is no map. */
  Optional<SplitProgress> split();

  /** A level of the split is done. */
  void keep(SplitProgress progress);

  /**
   * The blocks are solved, or a round is done.
   *
   * @return the same pairs in the same partitions, read from where they were kept, not yet
   *     computed; empty if they were not kept
   */
  Optional<JavaRDD<PairBlock>> keep(PairProgress progress);

  /** For runs that nobody needs to resume. */
  final class KeepsNothing implements StageKeeper {

    private KeepsNothing() {}

    @Override
    public Optional<PairProgress> pairs() {
      return Optional.empty();
    }

    @Override
    public Optional<SplitProgress> split() {
      return Optional.empty();
    }

    @Override
    public void keep(SplitProgress progress) {}

    @Override
    public Optional<JavaRDD<PairBlock>> keep(PairProgress progress) {
      return Optional.empty();
    }
  }
}
