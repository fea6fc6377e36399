package io.remblai.job.hiref.unequal;

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
 */
public record LeftOut(Side side, String reason, long count, JavaRDD<Row> rows) {

  /** The other side has fewer rows. */
  public static final String NO_PARTNER = "no partner left";

  /** Its weight is 0: there is nothing of it to be matched. */
  public static final String WEIGHTLESS = "weight 0";

  /** The pair that it was in costs too much. */
  public static final String TOO_DEAR = "beyond --max-cost";
}
