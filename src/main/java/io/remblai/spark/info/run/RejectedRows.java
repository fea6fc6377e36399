package io.remblai.spark.info.run;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.table.ColumnSearch;
import io.remblai.spark.table.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Lists the rows that cannot be used: their plain columns and the first reason that holds. */
public final class RejectedRows {

  // Names that no user's column has.
  private static final String OF_GROUP = "__of_group";
  private static final String LENGTH_OF_X = "__dim_x";
  private static final String LENGTH_OF_Y = "__dim_y";
  private static final String REASON = "reason";

  private static final StructType LENGTHS =
      new StructType()
          .add(OF_GROUP, DataTypes.LongType, false)
          .add(LENGTH_OF_X, DataTypes.IntegerType, false)
          .add(LENGTH_OF_Y, DataTypes.IntegerType, false);

  private RejectedRows() {}

  /**
   * A lazy table of them.
   *
   * @param directions whether a vector of zeros is of no use
   */
  public static Dataset<Row> of(
      SparkSession session, InfoTable table, RowCounts counts, boolean directions) {
    Dataset<Row> checked = table.checked();
    List<Row> lengths = new ArrayList<>();
    for (long group : counts.groups()) {
      Dims dims = counts.dims(group).orElse(new Dims(0, 0));
      lengths.add(RowFactory.create(group, dims.x(), dims.y()));
    }
    Dataset<Row> right = session.createDataFrame(lengths, LENGTHS);
    Column reason = reason(InfoTable.X, LENGTH_OF_X, directions);
    if (table.columns().y().isPresent()) {
      reason = functions.coalesce(reason, reason(InfoTable.Y, LENGTH_OF_Y, directions));
    }
    List<Column> shown = new ArrayList<>();
    for (String name : checked.columns()) {
      if (!List.of(InfoTable.GROUP, InfoTable.X, InfoTable.Y).contains(name)) {
        shown.add(ColumnSearch.column(checked, name));
      }
    }
    shown.add(functions.coalesce(reason, labels(table, checked)).as(REASON));
    return checked
        .join(
            functions.broadcast(right),
            checked.col(InfoTable.GROUP).equalTo(right.col(OF_GROUP)),
            "left")
        .select(shown.toArray(Column[]::new))
        .where(functions.col(REASON).isNotNull());
  }

  /** In the order of {@link RejectReason}; parses texts, but of names that are made here. */
  private static Column reason(String vector, String dim, boolean directions) {
    Column reason =
        functions
            .when(functions.expr(vector + " is null"), label(RejectReason.NULL_VECTOR))
            .when(
                functions.expr("exists(" + vector + ", e -> e is null)"),
                label(RejectReason.NULL_ELEMENT))
            .when(functions.expr("size(" + vector + ") = 0"), label(RejectReason.EMPTY_VECTOR))
            .when(functions.expr("exists(" + vector + ", e -> isnan(e))"), label(RejectReason.NAN))
            .when(
                functions.expr("exists(" + vector + ", e -> abs(e) > 1.7014117331926443E38D)"),
                label(RejectReason.INFINITE))
            .when(
                functions.expr("size(" + vector + ") <> " + dim), label(RejectReason.WRONG_LENGTH));
    return directions
        ? reason.when(
            functions.expr("forall(" + vector + ", e -> e = 0D)"), label(RejectReason.ZERO_NORM))
        : reason;
  }

  private static Column labels(InfoTable table, Dataset<Row> checked) {
    Column reason = functions.lit(null).cast(DataTypes.StringType);
    for (String name : table.columns().labels()) {
      Column label = ColumnSearch.column(checked, name);
      reason = functions.coalesce(reason, functions.when(label.isNull(), "no_label_" + name));
    }
    return reason;
  }

  private static Column label(RejectReason reason) {
    return functions.lit(reason.label());
  }
}
