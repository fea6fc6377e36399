package io.remblai.spark.info.estimate;

import io.remblai.info.soft.Precision;
import io.remblai.spark.info.soft.Heat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How soft bins are made and kept.
 *
 * @param bins m; empty: 100, or 64 where there are two vectors
 * @param heat the temperature
 * @param temperature the same, as it was typed
 * @param referencePoints table of the reference points; empty: from the seed
 * @param precision of the shares
 * @param saveState whether the sums are written beside the estimates
 * @param states outputs whose sums are added
 */
public record SoftOptions(
    OptionalInt bins,
    Heat heat,
    String temperature,
    Optional<String> referencePoints,
    Precision precision,
    boolean saveState,
    List<String> states) {

  /** The most that can be asked for. */
  public static final int MOST_BINS = 100_000;

  private static final int USUAL_BINS = 100;

  private static final int USUAL_PAIR_BINS = 64;

  public SoftOptions {
    states = List.copyOf(states);
  }

  /** m of one vector, or of each of two. */
  public int binsOf(boolean two) {
    return bins.orElse(two ? USUAL_PAIR_BINS : USUAL_BINS);
  }
}
