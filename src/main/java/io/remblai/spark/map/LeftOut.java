package io.remblai.spark.map;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Rows of one side that are in no pair.
 *
 * @param side which
 * @param reason why
 * @param count how many
 * @param rows they, as {@link io.remblai.spark.output.UnmatchedTable#SCHEMA} has them
 * @param blocks the same, each beside a row of the other side; that has partners, or is told of
 *     elsewhere. Of maps of groups none
 */
public record LeftOut(
    Side side, String reason, long count, JavaRDD<Row> rows, JavaRDD<PairBlock> blocks) {

  /** The other side has fewer rows. */
  public static final String NO_PARTNER = "no partner left";

  /** Its weight is 0: there is nothing of it to be matched. */
  public static final String WEIGHTLESS = "weight 0";

  /** Why a row is left out that found a partner only beyond the limits. */
  public static String beyond(PairLimits limits) {
    if (limits.width() == 0) {
      return "beyond --max-cost";
    }
    return limits.maxCost() == Double.POSITIVE_INFINITY
        ? "beyond --caliper"
        : "beyond --max-cost or --caliper";
  }
}
