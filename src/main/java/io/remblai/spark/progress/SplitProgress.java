package io.remblai.spark.progress;

import io.remblai.refine.StageRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that has cut some of the top levels.
 *
 * @param stages the levels that are done
 * @param cuts both sides of every block that was cut
 * @param estimates estimated mean cost of the block coupling, by path of the block
 * @param mean its mean after the last level; empty where nothing was cut
 */
public record SplitProgress(
    List<StageRecord> stages,
    List<TopCut> cuts,
    Map<Long, Double> estimates,
    Optional<Double> mean) {

  public SplitProgress {
    stages = List.copyOf(stages);
    cuts = List.copyOf(cuts);
    estimates = Map.copyOf(estimates);
  }
}
