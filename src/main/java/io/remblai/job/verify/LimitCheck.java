package io.remblai.job.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.remblai.job.output.Manifest;
import io.remblai.spark.output.CouplingTable;
import io.remblai.spark.output.MarginalCheck;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.output.UnmatchedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Checks what tables of different size and limits of the cost ask for. */
final class LimitCheck {

  private static final double COST_TOLERANCE = 1e-9;

  private final Manifest manifest;

  LimitCheck(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Whether the pairs of an output are the entries of a coupling. */
  static boolean isCoupling(Manifest manifest) {
    return manifest.number("coupling", "entries").isPresent();
  }

  List<Check> of(Dataset<Row> pairs, Dataset<Row> unmatched) {
    List<Check> checks = new ArrayList<>();
    if (Arrays.asList(unmatched.columns()).contains(UnmatchedTable.NEAREST_COST)) {
      checks.add(nearest(unmatched));
    }
    manifest
        .configured("max-cost")
        .ifPresent(most -> checks.add(dearest(pairs, Double.parseDouble(most))));
    if (isCoupling(manifest)) {
      checks.add(marginals(pairs));
    }
    return checks;
  }

  /** What is nearest to a row that is left out has a cost. */
  private static Check nearest(Dataset<Row> unmatched) {
    Column cost = col(UnmatchedTable.NEAREST_COST);
    Column possible = cost.isNull().or(cost.geq(0).and(cost.lt(Double.POSITIVE_INFINITY)));
    long wrong = unmatched.filter(functions.not(possible)).count();
    return new Check(
        "unmatched", wrong == 0, wrong == 0 ? "costs are possible" : wrong + " impossible costs");
  }

  private static Check dearest(Dataset<Row> pairs, double most) {
    List<String> dear = VerifyJob.firstIds(pairs.filter(col(PairTable.COST).gt(lit(most))));
    return new Check(
        "max cost",
        dear.isEmpty(),
        dear.isEmpty()
            ? "no pair is above " + most
            : "above " + most + " at source ids " + String.join(", ", dear));
  }

  private Check marginals(Dataset<Row> pairs) {
    long n = accepted("source");
    long m = accepted("target");
    List<String> problems = new ArrayList<>();
    problems.addAll(MarginalCheck.problems(pairs, PairTable.SOURCE_ID, n));
    problems.addAll(MarginalCheck.problems(pairs, PairTable.TARGET_ID, m));
    long entries = pairs.count();
    if (entries > n + m - 1) {
      problems.add(entries + " entries are more than rows");
    }
    double cost =
        pairs
            .agg(functions.sum(col(CouplingTable.MASS).multiply(col(PairTable.COST))))
            .first()
            .getDouble(0);
    double recorded = manifest.number("cost", "mean").orElse(Double.NaN);
    if (!(Math.abs(cost - recorded) <= COST_TOLERANCE * Math.abs(recorded))) {
      problems.add("masses times costs are %s, not %s".formatted(cost, recorded));
    }
    return new Check(
        "marginals",
        problems.isEmpty(),
        problems.isEmpty()
            ? String.format(Locale.ROOT, "exact, %,d entries", entries)
            : String.join("; ", problems));
  }

  private long accepted(String side) {
    return manifest.number(side, "accepted").orElse(0.0).longValue();
  }
}
