package io.remblai.spark.info.estimate;

import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.input.BadRowPolicy;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is to be estimated of a table, and how.
 *
 * @param input the table, as messages call it
 * @param columns what is looked at
 * @param pairs input and output labels
 * @param estimators at least one
 * @param soft settings of soft bins
 * @param nulls draws of chance labels or partners; empty: 5 for sums, none where rows are held
 * @param sample how estimators that hold rows go about it
 * @param seed of all random choices
 * @param badRows what to do with rows that cannot be used
 */
public record EstimateOptions(
    String input,
    InfoColumns columns,
    List<LabelPair> pairs,
    List<EstimatorName> estimators,
    SoftOptions soft,
    OptionalInt nulls,
    SampleOptions sample,
    long seed,
    BadRowPolicy badRows) {

  /** Column of the vectors, unless named. */
  public static final String DEFAULT_FEATURES_COLUMN = "features";

  public static final int DEFAULT_SEED = 0;

  /** Most draws that can be asked for. */
  public static final int MOST_NULLS = 1_000;

  /** Draws of chance labels where they cost little. */
  private static final int USUAL_NULLS = 5;

  public EstimateOptions {
    pairs = List.copyOf(pairs);
    estimators = List.copyOf(estimators);
    if (estimators.isEmpty()) {
      throw new IllegalArgumentException("estimators must name at least one");
    }
  }

  public boolean asksFor(EstimatorName estimator) {
    return estimators.contains(estimator);
  }

  /** Draws of chance labels in the pass over all rows. */
  public int softNulls() {
    return nulls.orElse(USUAL_NULLS);
  }

  /** Pairs of labels as {@code in:out}. */
  public List<String> pairNames() {
    return pairs.stream()
        .map(pair -> columns.labels().get(pair.input()) + ":" + columns.labels().get(pair.output()))
        .toList();
  }
}
