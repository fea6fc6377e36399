package io.remblai.ml.param;

import io.remblai.spark.Side;
import io.remblai.spark.table.ColumnSearch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StringType;

/** Sources and targets in one table, told apart by a column of texts. */
public final class Role {

  private static final int MOST_SHOWN = 5;

  private Role() {}

  /** What the column says of a side. */
  public static String of(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rows of either side.
   *
   * @throws IllegalArgumentException if the column is missing, is not of texts, or says anything
   *     else
   */
  public static Map<Side, Dataset<Row>> split(Dataset<Row> rows, String roleCol) {
    if (!(ColumnChecks.column(rows.schema(), "roleCol", roleCol).dataType()
        instanceof StringType)) {
      throw new IllegalArgumentException(
          "column `%s`, which roleCol names, must be of texts".formatted(roleCol));
    }
    Column role = rows.col(ColumnSearch.quoted(roleCol));
    refuseOthers(rows, roleCol, role);
    return Map.of(
        Side.SOURCE,
        rows.where(role.equalTo(of(Side.SOURCE))),
        Side.TARGET,
        rows.where(role.equalTo(of(Side.TARGET))));
  }

  private static void refuseOthers(Dataset<Row> rows, String roleCol, Column role) {
    Column known = role.isin(of(Side.SOURCE), of(Side.TARGET));
    List<Row> others =
        rows.where(functions.not(functions.coalesce(known, functions.lit(false))))
            .groupBy(role)
            .count()
            .orderBy(functions.desc("count"), functions.col(ColumnSearch.quoted(roleCol)))
            .limit(MOST_SHOWN)
            .collectAsList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "column `%s`, which roleCol names, must say source or target in every row; it also says %s"
              .formatted(
                  roleCol,
                  others.stream()
                      .map(row -> "%s in %,d rows".formatted(row.get(0), row.getLong(1)))
                      .collect(Collectors.joining(", "))));
    }
  }
}
