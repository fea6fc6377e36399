package io.remblai.spark.balance;

import io.remblai.spark.table.ColumnSearch;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Columns of a table that are named beside its features, as doubles, with its ids. */
public final class NamedColumns {

  private final Dataset<Row> rows;
  private final int count;

  private NamedColumns(Dataset<Row> rows, int count) {
    this.rows = rows;
    this.count = count;
  }

  /**
   * Columns of numbers or truth values, these as 0 and 1.
   *
   * @throws InputException naming every column that is missing or of another type
   */
  public static NamedColumns of(SparkSession session, TableSpec spec, List<String> names) {
    Dataset<Row> table = spec.location().open(session);
    List<String> problems = new ArrayList<>();
    ColumnSearch search = new ColumnSearch(spec.described(), table, problems);
    List<Column> columns = new ArrayList<>();
    search.find(spec.idColumn()).ifPresent(id -> columns.add(search.column(id).as("id")));
    for (String name : names) {
      search.find(name).ifPresent(field -> add(field, spec, search, columns, problems));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return new NamedColumns(table.select(columns.toArray(Column[]::new)), names.size());
  }

  private static void add(
      StructField field,
      TableSpec spec,
      ColumnSearch search,
      List<Column> columns,
      List<String> problems) {
    if (!(field.dataType() instanceof NumericType || field.dataType() instanceof BooleanType)) {
      problems.add(
          "%s: column `%s` is of type %s; --balance-cols takes columns of numbers or booleans"
              .formatted(spec.described(), field.name(), field.dataType().simpleString()));
      return;
    }
    columns.add(search.column(field).cast(DataTypes.DoubleType).as("value" + (columns.size() - 1)));
  }

  /** Sums over the rows with the given ids, in one column {@code id}. */
  ColumnSums sums(Dataset<Row> ids) {
    Dataset<Row> cells = rows.join(ids, "id").drop("id");
    ColumnSums total = new ColumnSums(count);
    cells.javaRDD().mapPartitions(new SumCells(count)).collect().forEach(total::mergeWith);
    return total;
  }
}
