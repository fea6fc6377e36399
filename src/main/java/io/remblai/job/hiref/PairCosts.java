package io.remblai.job.hiref;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.remblai.spark.output.PairTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Costs as they were written.
 *
 * @param pairs rows
 * @param impossible rows whose cost is null, NaN, infinite or negative
 * @param mean mean cost of the others; 0 if there are none
 */
record PairCosts(long pairs, long impossible, double mean) {

  /**
   * Two means of the same numbers in double differ by the order of summation only: about 1e-16
   * times the square root of their number.
   */
  private static final double MEAN_TOLERANCE = 1e-9;

  static PairCosts of(Dataset<Row> pairs) {
    Column cost = col(PairTable.COST);
    // NaN is greater than any number in Spark's order.
    Column possible = cost.geq(0).and(cost.lt(Double.POSITIVE_INFINITY));
    Row row =
        pairs
            .agg(sum(lit(1L)), sum(when(possible, 0L).otherwise(1L)), avg(when(possible, cost)))
            .first();
    return new PairCosts(
        row.isNullAt(0) ? 0 : row.getLong(0),
        row.isNullAt(1) ? 0 : row.getLong(1),
        row.isNullAt(2) ? 0 : row.getDouble(2));
  }

  /** What is wrong, given the mean cost that the solver says. */
  List<String> problems(double expectedMean) {
    List<String> problems = new ArrayList<>();
    if (impossible > 0) {
      problems.add(impossible + " costs are null, NaN, infinite or negative");
    } else if (!(Math.abs(mean - expectedMean) <= MEAN_TOLERANCE * Math.max(mean, expectedMean))) {
      problems.add("mean cost " + mean + " is not the solver's " + expectedMean);
    }
    return problems;
  }
}
