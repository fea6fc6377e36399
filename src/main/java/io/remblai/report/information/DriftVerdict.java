package io.remblai.report.information;

import io.remblai.report.Numbers;
import io.remblai.report.Verdict;
import io.remblai.report.Verdict.Tone;
import io.remblai.report.run.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says which groups of two tables differ by more than chance, as far as intervals tell. */
final class DriftVerdict {

  /** Measures whose standard errors are those of other rows. */
  private static final Set<String> ERRS_AS_ROWS_DO = Set.of("knn-kl", "mmd", "mean-shift");

  /** Of the groups that measures agree on, as many are named. */
  private static final int MOST_NAMED = 3;

  private DriftVerdict() {}

  static Verdict of(Facts manifest, List<EstimateRow> rows) {
    Map<String, Set<String>> beyond = new LinkedHashMap<>();
    Set<String> measured = new TreeSet<>();
    Set<String> judged = new TreeSet<>();
    long without = rows.stream().filter(row -> row.value().isEmpty()).count();
    for (EstimateRow row : rows) {
      if (row.value().isPresent()) {
        measured.add(row.groupName());
      }
      if (tells(row)) {
        judged.add(row.groupName());
        if (row.lower().orElseThrow() > row.chance().orElseThrow()) {
          beyond.computeIfAbsent(row.groupName(), name -> new TreeSet<>()).add(row.estimator());
        }
      }
    }
    List<String> advice = new ArrayList<>();
    advice.add(
        "A dot on its grey diamond is no drift. Of many groups a few are beyond chance by chance:"
            + " look for those that several measures agree on.");
    if (without > 0) {
      advice.add(
          "%s measures have no value, such as those of groups that one table lacks; their warning"
                  .formatted(Numbers.count(without))
              + " says why.");
    }
    return new Verdict(
        Tone.OPEN,
        "%s of %s source and %s target rows. %s"
            .formatted(
                measured.size() == 1 ? "One group" : Numbers.count(measured.size()) + " groups",
                rows(manifest, "rows_source"),
                rows(manifest, "rows_target"),
                found(beyond, judged.size())),
        advice);
  }

  private static boolean tells(EstimateRow row) {
    return ERRS_AS_ROWS_DO.contains(row.estimator())
        && row.lower().isPresent()
        && row.chance().isPresent();
  }

  private static String rows(Facts manifest, String name) {
    return manifest.count(name).map(Numbers::count).orElse("an unknown number of");
  }

  private static String found(Map<String, Set<String>> beyond, int judged) {
    if (judged == 0) {
      return "No measure has both an interval and a null, so none tells drift from chance.";
    }
    if (beyond.isEmpty()) {
      return "By the intervals of %s none differs by more than chance."
          .formatted(judged == 1 ? "the one that has any" : Numbers.count(judged) + " of them");
    }
    String where =
        judged == 1
            ? "At least one interval lies above what chance gives"
            : "In %s of %s groups at least one interval lies above what chance gives"
                .formatted(Numbers.count(beyond.size()), Numbers.count(judged));
    int most = beyond.values().stream().mapToInt(Set::size).max().orElseThrow();
    if (most == 1) {
      return where + "; nowhere do two measures agree on it.";
    }
    List<String> named =
        beyond.entrySet().stream()
            .filter(entry -> entry.getValue().size() == most)
            .limit(MOST_NAMED)
            .map(entry -> entry.getKey() + " by " + String.join(", ", entry.getValue()))
            .toList();
    return where + ", most of all " + String.join("; ", named) + ".";
  }
}
