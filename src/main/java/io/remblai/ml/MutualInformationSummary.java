package io.remblai.ml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What estimating met.
 *
 * @param rows rows read
 * @param groups groups among them; 1 without group columns
 * @param rejected rows that were left out, by reason; those without a label, under {@code
 *     no_label_COLUMN}, only of what needs it
 * @param estimates rows of {@link MutualInformationModel#estimates}
 * @param warned how many of them carry a warning
 */
public record MutualInformationSummary(
    long rows, int groups, Map<String, Long> rejected, int estimates, long warned) {

  public MutualInformationSummary {
    rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected)); // in their order
  }

  /** One line for people. */
  @Override
  public String toString() {
    return "%d rows in %d groups, %d estimates%s%s"
        .formatted(
            rows,
            groups,
            estimates,
            warned == 0 ? "" : ", %d of them with a warning".formatted(warned),
            rejected.isEmpty() ? "" : ", left out " + rejected);
  }
}
