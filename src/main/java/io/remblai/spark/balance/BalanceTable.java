package io.remblai.spark.balance;

import io.remblai.summary.BalanceLine;
import io.remblai.summary.BalanceLine.Group;
import io.remblai.summary.BalanceLine.Values;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The balance of columns as a table for users. */
public final class BalanceTable {

  /** Name of the table beside the pairs. */
  public static final String NAME = "balance";

  /** Schema of the table, see {@link BalanceLine}; {@code position} is the order of the columns. */
  public static final StructType SCHEMA =
      new StructType()
          .add("position", DataTypes.IntegerType, false)
          .add("column", DataTypes.StringType, false)
          .add("n", DataTypes.LongType, false)
          .add("m", DataTypes.LongType, false)
          .add("n_matched", DataTypes.LongType, false)
          .add("m_matched", DataTypes.LongType, false)
          .add("mean_source_before", DataTypes.DoubleType, true)
          .add("mean_target_before", DataTypes.DoubleType, true)
          .add("mean_source_after", DataTypes.DoubleType, true)
          .add("mean_target_after", DataTypes.DoubleType, true)
          .add("variance_source_before", DataTypes.DoubleType, true)
          .add("variance_target_before", DataTypes.DoubleType, true)
          .add("variance_source_after", DataTypes.DoubleType, true)
          .add("variance_target_after", DataTypes.DoubleType, true)
          .add("sd", DataTypes.DoubleType, true)
          .add("smd_before", DataTypes.DoubleType, true)
          .add("smd_after", DataTypes.DoubleType, true)
          .add("variance_ratio_before", DataTypes.DoubleType, true)
          .add("variance_ratio_after", DataTypes.DoubleType, true);

  private BalanceTable() {}

  /** The lines as rows. */
  public static Dataset<Row> of(SparkSession session, List<BalanceLine> lines) {
    Row[] rows = new Row[lines.size()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = row(k, lines.get(k));
    }
    return session.createDataFrame(List.of(rows), SCHEMA).coalesce(1);
  }

  private static Row row(int position, BalanceLine line) {
    Group before = line.before();
    Group after = line.after();
    return RowFactory.create(
        position,
        line.column(),
        before.sources().count(),
        before.targets().count(),
        after.sources().count(),
        after.targets().count(),
        cell(before.sources().mean()),
        cell(before.targets().mean()),
        cell(after.sources().mean()),
        cell(after.targets().mean()),
        cell(before.sources().variance()),
        cell(before.targets().variance()),
        cell(after.sources().variance()),
        cell(after.targets().variance()),
        cell(line.sd()),
        cell(line.smdBefore()),
        cell(line.smdAfter()),
        cell(before.varianceRatio()),
        cell(after.varianceRatio()));
  }

  private static Object cell(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** The lines that a table holds, in their order. */
  public static List<BalanceLine> read(Dataset<Row> table) {
    return table.orderBy("position").collectAsList().stream().map(BalanceTable::line).toList();
  }

  private static BalanceLine line(Row row) {
    return BalanceLine.of(
        row.getAs("column"), group(row, "", "before"), group(row, "_matched", "after"));
  }

  private static Group group(Row row, String counted, String when) {
    return new Group(
        values(row, "n" + counted, "source_" + when), values(row, "m" + counted, "target_" + when));
  }

  private static Values values(Row row, String count, String which) {
    return new Values(
        row.<Long>getAs(count), number(row, "mean_" + which), number(row, "variance_" + which));
  }

  private static OptionalDouble number(Row row, String column) {
    Double value = row.getAs(column);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
