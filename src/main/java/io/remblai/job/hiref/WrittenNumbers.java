package io.remblai.job.hiref;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Costs or slacks as they were written.
 *
 * @param impossible rows whose number is null, NaN, infinite or negative
 * @param mean mean of the others; 0 if there are none
 */
record WrittenNumbers(long impossible, double mean) {

  /**
   * Two means of the same numbers in double differ by the order of summation only: about 1e-16
   * times the square root of their number.
   */
  private static final double MEAN_TOLERANCE = 1e-9;

  /**
   * A slack is rounded in units of its potentials: where these are ten orders of magnitude above
   * the cost, so is what a bound in float leaves open.
   */
  private static final double SLACK_TOLERANCE = 1e-6;

  static WrittenNumbers of(Dataset<Row> pairs, String column) {
    Column number = col(column);
    // NaN is greater than any number in Spark's order.
    Column possible = number.geq(0).and(number.lt(Double.POSITIVE_INFINITY));
    Row row = pairs.agg(sum(when(possible, 0L).otherwise(1L)), avg(when(possible, number))).first();
    return new WrittenNumbers(
        row.isNullAt(0) ? 0 : row.getLong(0), row.isNullAt(1) ? 0 : row.getDouble(1));
  }

  /**
   * What is wrong with slacks, given the mean cost and the bound that they make up for.
   *
   * @param whole whether every target is in a pair; those that are not may take up some of it
   */
  List<String> slacks(double meanCost, double lowerBound, boolean whole) {
    List<String> problems = new ArrayList<>();
    double over = mean - (meanCost - lowerBound);
    double room = SLACK_TOLERANCE * (meanCost + Math.abs(lowerBound));
    if (impossible > 0) {
      problems.add(impossible + " slacks are null, NaN, infinite or negative");
    } else if (!((whole ? Math.abs(over) : over) <= room)) {
      problems.add("mean slack " + mean + " is not " + meanCost + " less " + lowerBound);
    }
    return problems;
  }

  /** What is wrong with costs, given the mean that the solver says. */
  List<String> costs(double expectedMean) {
    List<String> problems = new ArrayList<>();
    if (impossible > 0) {
      problems.add(impossible + " costs are null, NaN, infinite or negative");
    } else if (!(Math.abs(mean - expectedMean) <= MEAN_TOLERANCE * Math.max(mean, expectedMean))) {
      problems.add("mean cost " + mean + " is not the solver's " + expectedMean);
    }
    return problems;
  }
}
