package io.remblai.report.information;

import java.util.List;
import java.util.Optional;

/**
 * One row of the table of estimates. What a row does not say is absent.
 *
 * @param group values of the group columns, as text
 * @param estimator its name
 * @param quantity what was estimated
 * @param labels label column, or {@code in:out}
 * @param value the value
 * @param unit of the value: {@code nats}, {@code 1}, ...
 * @param normalised the value as a part of the most it can be, or a ratio
 * @param error standard error
 * @param lower end of the 95 % interval
 * @param upper end of the 95 % interval
 * @param chance what the same estimate gives with labels or partners dealt out by chance
 * @param ceiling the most that can come out
 * @param used rows behind the value
 * @param dropped rows that could not be used
 * @param warning what to know about it
 */
public record EstimateRow(
    List<String> group,
    String estimator,
    String quantity,
    Optional<String> labels,
    Optional<Double> value,
    String unit,
    Optional<Double> normalised,
    Optional<Double> error,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<Double> chance,
    Optional<Double> ceiling,
    long used,
    long dropped,
    Optional<String> warning) {

  public EstimateRow {
    group = List.copyOf(group);
  }

  /** The group in one text. */
  String groupName() {
    return group.isEmpty() ? "all rows" : String.join(", ", group);
  }

  /** What it is about: labels and groups apart. */
  String kind() {
    return estimator + " " + quantity.replace('_', ' ');
  }
}
