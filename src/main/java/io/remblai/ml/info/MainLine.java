package io.remblai.ml.info;

import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.estimate.EstimatorName;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * The one estimate of a group that rows are given: information, in nats, as the first estimator has
 * it.
 *
 * @param estimator as in the column of estimates
 * @param quantity likewise
 * @param labelSet likewise; empty text where the column is null
 */
public record MainLine(String estimator, String quantity, String labelSet) {

  private static final String INFORMATION = "information";

  private static final int QUANTITY = EstimateLine.columns().indexOf("quantity");

  private static final int LABEL_SET = EstimateLine.columns().indexOf("label_set");

  /** What rows are given; empty if the first estimator finds another thing than information. */
  public static Optional<MainLine> of(EstimateOptions asked) {
    EstimatorName first = asked.estimators().get(0);
    InfoColumns columns = asked.columns();
    List<String> labels = columns.labels();
    return switch (first) {
      case SOFT ->
          labels.isEmpty() && columns.y().isPresent()
              ? Optional.of(new MainLine("soft-pair", INFORMATION, ""))
              : ofLabel(first, labels);
      case ROSS, SPECTRAL -> ofLabel(first, labels);
      case DISCRETE ->
          Optional.of(
              new MainLine(
                  first.written(),
                  INFORMATION,
                  asked.pairNames().isEmpty()
                      ? labels.get(0) + ":" + labels.get(1)
                      : asked.pairNames().get(0)));
      case TRANSFER_ENTROPY_KSG, TRANSFER_ENTROPY_GAUSSIAN, TRANSFER_ENTROPY_DISCRETE ->
          Optional.of(new MainLine(first.written(), "transfer_entropy", ""));
      case O_INFORMATION,
          O_INFORMATION_KSG,
          O_INFORMATION_DISCRETE,
          CODING_RATE,
          KOZACHENKO,
          MINIMUM_ENTROPY_COUPLING,
          WASSERSTEIN_DEPENDENCY ->
          Optional.empty();
      case GAUSSIAN,
          GAUSSIAN_CONDITIONAL,
          KSG1,
          KSG2,
          KSG_CONDITIONAL,
          BINNED,
          BINNED_EQUAL_WIDTH,
          CAUCHY_SCHWARZ,
          INFO_NCE,
          DONSKER_VARADHAN,
          NWJ,
          SMILE,
          SLICED ->
          Optional.of(new MainLine(first.written(), INFORMATION, ""));
    };
  }

  private static Optional<MainLine> ofLabel(EstimatorName estimator, List<String> labels) {
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(new MainLine(estimator.written(), INFORMATION, labels.get(0)));
  }

  /**
   * What rows are given.
   *
   * @throws IllegalArgumentException if the first estimator finds another thing than information
   */
  public static MainLine required(EstimateOptions asked) {
    return of(asked)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "estimators begins with %s, which of these columns tells no information that rows could be given; name another first, or a label or second vectors"
                        .formatted(asked.estimators().get(0).written())));
  }

  /** Whether a row of the table of estimates is this one, its columns from the estimator on. */
  boolean is(Row row, int from) {
    String label = row.getString(from + LABEL_SET);
    return estimator.equals(row.getString(from))
        && quantity.equals(row.getString(from + QUANTITY))
        && labelSet.equals(label == null ? "" : label);
  }
}
