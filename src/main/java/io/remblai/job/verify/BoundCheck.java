package io.remblai.job.verify;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;

import io.remblai.job.output.Manifest;
import io.remblai.spark.output.PairTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Checks that a recorded bound and the slacks agree with each other and with the cost. That the
 * bound holds is not checked: that would take all pairs of points again.
 */
final class BoundCheck {

  /** Rounding of two means of the same costs apart. */
  private static final double MEAN_TOLERANCE = 1e-9;

  /** Slacks are rounded in units of the potentials. */
  private static final double SLACK_TOLERANCE = 1e-6;

  private final double meanCost;
  private final Optional<Double> bound;
  private final Optional<Double> dual;
  private final boolean whole;

  BoundCheck(Manifest manifest) {
    this.meanCost = manifest.number("cost", "mean").orElse(Double.NaN);
    this.bound = manifest.number("bound", "certified_lower_bound");
    this.dual = manifest.number("bound", "certified", "dual");
    this.whole = manifest.number("counts", "unmatched").orElse(0.0) == 0;
  }

  /** No check where no bound was asked for. */
  List<Check> of(Dataset<Row> pairs) {
    List<Check> checks = new ArrayList<>();
    bound.ifPresent(
        certified ->
            checks.add(
                new Check(
                    "bound",
                    certified <= meanCost * (1 + MEAN_TOLERANCE),
                    String.format(
                        Locale.ROOT, "%.10g recorded, cost %.10g", certified, meanCost))));
    boolean column = Arrays.asList(pairs.columns()).contains(PairTable.SLACK);
    if (dual.isPresent() && column) {
      checks.add(slacks(pairs, meanCost - dual.get(), meanCost + Math.abs(dual.get())));
    } else if (dual.isPresent() || column) {
      String detail = column ? "a column without its bound" : "the bound has no column of slacks";
      checks.add(new Check("slacks", false, detail));
    }
    return checks;
  }

  /** Rows that are left out may take up a part of what lies between cost and bound. */
  private Check slacks(Dataset<Row> pairs, double expected, double size) {
    Column slack = col(PairTable.SLACK);
    // NaN is greater than any number in Spark's order.
    Column possible = slack.isNotNull().and(slack.geq(0)).and(slack.lt(Double.POSITIVE_INFINITY));
    List<String> first = VerifyJob.firstIds(pairs.filter(functions.not(possible)));
    if (!first.isEmpty()) {
      return new Check("slacks", false, "impossible at source ids " + String.join(", ", first));
    }
    Row row = pairs.agg(avg(slack)).first();
    double mean = row.isNullAt(0) ? Double.NaN : row.getDouble(0);
    return new Check(
        "slacks",
        (whole ? Math.abs(mean - expected) : mean - expected) <= SLACK_TOLERANCE * size,
        String.format(Locale.ROOT, "mean %.6g, cost less bound %.6g", mean, expected));
  }
}
