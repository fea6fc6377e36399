package io.remblai.spark.info.estimate;

import io.remblai.spark.info.Groups;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.run.SoftRun;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RejectReason;
import io.remblai.spark.table.RowCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was wrong with the rows, and whether that ends the run. */
public final class InputRefusal {

  private final EstimateOptions options;
  private final Groups groups;
  private final RowCounts counts;
  private final Optional<SoftRun> soft;

  public InputRefusal(
      EstimateOptions options, Groups groups, RowCounts counts, Optional<SoftRun> soft) {
    this.options = options;
    this.groups = groups;
    this.counts = counts;
    this.soft = soft;
  }

  /** Rows by reason; those without a label under {@code no_label_COLUMN}. */
  public Map<String, Long> byReason() {
    Map<String, Long> reasons = new LinkedHashMap<>();
    counts.rejectedByReason().forEach((reason, count) -> reasons.put(reason.label(), count));
    long zero = withoutDirection();
    if (zero > 0) {
      reasons.put(RejectReason.ZERO_NORM.label(), zero);
    }
    for (int set = 0; set < options.columns().labels().size(); set++) {
      if (withoutLabel(set) > 0) {
        reasons.put("no_label_" + options.columns().labels().get(set), withoutLabel(set));
      }
    }
    return reasons;
  }

  private long withoutDirection() {
    if (soft.isEmpty()) {
      return 0;
    }
    long zero = 0;
    for (long group : groups.keys()) {
      zero += soft.get().state().group(group).map(sums -> sums.all().dropped()).orElse(0L);
    }
    return zero;
  }

  private long withoutLabel(int set) {
    long labelled = 0;
    for (long group : groups.keys()) {
      labelled += groups.labels(set, group).map(labels -> labels.rows()).orElse(0L);
    }
    return Math.max(0, counts.rows() - labelled);
  }

  /** Ends the run where the policy or the table leaves nothing to do. */
  public void check() {
    List<String> problems = new ArrayList<>();
    if (options.badRows() == BadRowPolicy.FAIL) {
      byReason()
          .forEach(
              (reason, count) ->
                  problems.add(
                      ("%s has %s set aside as %s. Add --on-bad-row drop to leave them out, or"
                              + " --on-bad-row quarantine to list them in rejects/; nothing was"
                              + " written")
                          .formatted(options.input(), RowCount.of(count), reason)));
    }
    long usable = groups.keys().stream().mapToLong(counts::usable).sum();
    if (counts.rows() == 0) {
      problems.add("%s has no rows; nothing was written".formatted(options.input()));
    } else if (usable == 0 && problems.isEmpty()) {
      problems.add(
          "%s has no usable row: %s; nothing was written".formatted(options.input(), byReason()));
    }
    checkLengths(problems);
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private void checkLengths(List<String> problems) {
    if (soft.isEmpty()) {
      return;
    }
    int least = options.soft().heat().leastDim();
    for (long group : groups.keys()) {
      counts
          .dims(group)
          .filter(dims -> dims.x() < least || (dims.y() > 0 && dims.y() < least))
          .ifPresent(
              dims ->
                  problems.add(
                      ("%s: vectors have length %s, but the estimator soft needs at least %d at"
                              + " this temperature; name others, such as --estimators ksg1")
                          .formatted(options.input(), dims, least)));
      if (!problems.isEmpty()) {
        return;
      }
    }
  }
}
