package io.remblai.spark.progress;

import io.remblai.refine.RematchKind;
import io.remblai.refine.StageRecord;
import io.remblai.spark.PairBlock;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * A run that has a map.
 *
 * @param stages all stages that are done
 * @param rounds the rematching rounds among them: what the choice of the next one rests on
 * @param pairs the map after the last stage: in each partition at most one block
 * @param cost its cost, summed over the pairs
 */
public record PairProgress(
    List<StageRecord> stages, List<Round> rounds, JavaRDD<PairBlock> pairs, double cost) {

  public PairProgress {
    stages = List.copyOf(stages);
    rounds = List.copyOf(rounds);
  }

  /**
   * What a round did.
   *
   * @param kind how pairs were grouped and solved
   * @param before cost before it, summed over the pairs
   * @param after cost after it
   * @param work what it took (see {@link io.remblai.refine.RoundSchedule#finished})
   */
  public record Round(RematchKind kind, double before, double after, long work) {}
}
