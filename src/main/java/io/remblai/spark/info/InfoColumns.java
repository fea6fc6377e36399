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
 */
public record InfoColumns(
    String x, Optional<String> y, List<String> labels, List<String> groups, Optional<String> id) {

  public InfoColumns {
    labels = List.copyOf(labels);
    groups = List.copyOf(groups);
  }
}
