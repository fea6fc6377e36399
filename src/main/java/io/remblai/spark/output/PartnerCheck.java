package io.remblai.spark.output;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether every row of a side that is in a pair is in as many as it should. */
public final class PartnerCheck {

  private PartnerCheck() {}

  /**
   * What is wrong with one side.
   *
   * @param id column of the side's ids
   * @param partners of each row
   */
  public static List<String> problems(Dataset<Row> pairs, String id, int partners) {
    List<Row> other =
        pairs.groupBy(id).count().filter(col("count").notEqual(partners)).orderBy(id).takeAsList(1);
    return other.isEmpty()
        ? List.of()
        : List.of(
            "%s %s is in %d pairs, not in %d"
                .formatted(id, other.get(0).get(0), other.get(0).getLong(1), partners));
  }
}
