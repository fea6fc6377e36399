package io.remblai.spark.info;

import java.util.List;
import java.util.Optional;

/**
 * The columns that estimators look at.
 *
 * @param x the vectors
 * @param y the second vectors
 * @param labels columns of labels
 * @param groups columns whose values together name a group
 * @param id a column that tells rows apart
 * @param given vectors that count as known
 * @param series a column that tells series apart; without one a group is a series
 * @param time a column by which the rows of a series are ordered
 */
public record InfoColumns(
    String x,
    Optional<String> y,
    List<String> labels,
    List<String> groups,
    Optional<String> id,
    Optional<String> given,
    Optional<String> series,
    Optional<String> time) {

  public InfoColumns {
    labels = List.copyOf(labels);
    groups = List.copyOf(groups);
  }

  /** Columns without anything that is given, and no series. */
  public InfoColumns(
      String x, Optional<String> y, List<String> labels, List<String> groups, Optional<String> id) {
    this(x, y, labels, groups, id, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** These columns and others. */
  public InfoColumns with(
      Optional<String> ofGiven, Optional<String> ofSeries, Optional<String> ofTime) {
    return new InfoColumns(x, y, labels, groups, id, ofGiven, ofSeries, ofTime);
  }
}
