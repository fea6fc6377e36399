package io.remblai.report.map;

import io.remblai.report.Numbers;
import io.remblai.report.Table;
import io.remblai.report.run.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a manifest says of the least cost of any map.
 *
 * @param certified what no map costs less than; empty: nothing was asked
 * @param estimate what the sample makes of it; empty without a sample
 * @param limit what the sample says with 99 % confidence; empty without a sample
 * @param sources sampled sources
 */
record KnownBound(
    Optional<Level> certified,
    Optional<Level> estimate,
    Optional<Level> limit,
    Optional<Long> sources) {

  /**
   * A bound and the gap it leaves.
   *
   * @param name what it is
   * @param value in units of the cost
   * @param gap (cost - bound) / bound; empty where the bound says nothing
   * @param standing how sure it is
   * @param gapStanding how sure the gap is
   */
  record Level(
      String name, double value, Optional<Double> gap, String standing, String gapStanding) {}

  static KnownBound of(Facts manifest) {
    return new KnownBound(
        level(
            manifest,
            "certified lower bound",
            "certified",
            "at most, certified",
            List.of("bound", "certified_lower_bound"),
            List.of("bound", "gap")),
        level(
            manifest,
            "estimated lower bound",
            "estimated from a sample",
            "about, estimated",
            List.of("bound", "sampled", "estimate"),
            List.of("bound", "sampled", "gap")),
        level(
            manifest,
            "99 % limit of the estimate",
            "with 99 % confidence",
            "at most, 99 % confidence",
            List.of("bound", "sampled", "limit"),
            List.of("bound", "sampled", "gap_limit")),
        manifest.count("bound", "sampled", "sources"));
  }

  private static Optional<Level> level(
      Facts manifest,
      String name,
      String standing,
      String gapStanding,
      List<String> value,
      List<String> gap) {
    return manifest
        .number(value.toArray(String[]::new))
        .map(
            found ->
                new Level(
                    name,
                    found,
                    manifest.number(gap.toArray(String[]::new)),
                    standing,
                    gapStanding));
  }

  /** The bound to judge by: the sample's limit where that is above what is certified. */
  Optional<Level> best() {
    double certain = certified.map(Level::value).orElse(Double.NEGATIVE_INFINITY);
    return limit.filter(level -> level.value() > certain).or(() -> certified);
  }

  /** Whether nobody looked at all pairs of points. */
  static boolean dualIsMissing(Facts manifest) {
    return manifest.number("bound", "certified", "dual").isEmpty();
  }

  /** Every bound with its gap. */
  Optional<Table> table() {
    List<List<String>> rows = new ArrayList<>();
    for (Optional<Level> level : List.of(certified, limit, estimate)) {
      level.ifPresent(
          known ->
              rows.add(
                  List.of(
                      known.name(),
                      Numbers.down(known.value()),
                      known.gap().map(Numbers::percentUp).orElse("unbounded"))));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "Lower bounds of the mean cost of any map",
                List.of(Table.text("bound"), Table.number("value"), Table.number("gap")),
                rows));
  }
}
