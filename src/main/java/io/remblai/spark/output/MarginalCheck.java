package io.remblai.spark.output;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether the masses of a coupling's rows sum to what they should for every row of a side. */
public final class MarginalCheck {

  /** Greatest deviation of a row's mass, as a part of it. */
  private static final double MOST_DEVIATION = 1e-12;

  /** What is left to the rounding of weights to whole units, of which there are 2^60. */
  private static final double UNITS = 1e-14;

  private static final String EXPECTED = "expected";

  private MarginalCheck() {}

  /**
   * What is wrong with one side whose rows have weights.
   *
   * @param weights of the rows that are in pairs, in columns "id" and "weight"
   */
  public static List<String> problems(Dataset<Row> pairs, String id, Dataset<Row> weights) {
    double total = weights.agg(sum("weight")).first().getDouble(0);
    Dataset<Row> found = pairs.groupBy(id).agg(sum(CouplingTable.MASS).as("mass"));
    Column expected = col("weight").divide(lit(total));
    Dataset<Row> off =
        found
            .join(weights, found.col(id).equalTo(weights.col("id")), "full_outer")
            .select(col("mass"), expected.as(EXPECTED));
    Column deviation = abs(col("mass").minus(col(EXPECTED)));
    Column sound = deviation.leq(col(EXPECTED).multiply(lit(MOST_DEVIATION)).plus(lit(UNITS)));
    long wrong = off.filter(not(coalesce(sound, lit(false)))).count();
    return wrong == 0
        ? List.of()
        : List.of(wrong + " masses by " + id + " are not what their weights say");
  }

  /**
   * What is wrong with one side; that every id is there is for {@link BijectionCheck} to say.
   *
   * @param pairs with {@link CouplingTable#MASS}
   * @param id column of the side's ids
   * @param rows number of the side's rows
   */
  public static List<String> problems(Dataset<Row> pairs, String id, long rows) {
    Row found =
        pairs
            .groupBy(id)
            .agg(sum(CouplingTable.MASS).as("mass"))
            .agg(max(abs(col("mass").multiply(lit((double) rows)).minus(lit(1.0)))))
            .first();
    // NaN is greater than any number in Spark's order.
    double deviation = found.isNullAt(0) ? Double.NaN : found.getDouble(0);
    return deviation <= MOST_DEVIATION
        ? List.of()
        : List.of("masses by " + id + " are off by " + deviation + " of what they should be");
  }
}
