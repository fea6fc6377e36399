package io.remblai.job.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.remblai.job.output.Manifest;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.output.UnmatchedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Checks what tables of different size and limits of the cost ask for. */
final class LimitCheck {

  private final Manifest manifest;

  LimitCheck(Manifest manifest) {
    this.manifest = manifest;
  }

  List<Check> of(Dataset<Row> pairs, Dataset<Row> unmatched) {
    List<Check> checks = new ArrayList<>();
    if (Arrays.asList(unmatched.columns()).contains(UnmatchedTable.NEAREST_COST)) {
      checks.add(nearest(unmatched));
    }
    manifest
        .configured("max-cost")
        .ifPresent(most -> checks.add(dearest(pairs, Double.parseDouble(most))));
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
}
