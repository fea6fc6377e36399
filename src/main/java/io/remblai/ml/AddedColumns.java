package io.remblai.ml;

import io.remblai.spark.table.ColumnSearch;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** Columns that a model adds to the rows that it is given. */
final class AddedColumns {

  /** Name of the column of ids beside those to be added; users have no such column. */
  static final String ID = "remblai_id_of_added";

  private AddedColumns() {}

  /**
   * Rows with the columns of others of the same id; those without are left out.
   *
   * @param added a column {@link #ID} and those to be added
   */
  static Dataset<Row> joined(Dataset<Row> rows, String idCol, Dataset<Row> added) {
    Column sameId = rows.col(ColumnSearch.quoted(idCol)).equalTo(added.col(ID));
    return rows.join(added, sameId).drop(ID);
  }

  /** A table of no rows with all columns of a schema, of which it has the first. */
  static Dataset<Row> none(Dataset<Row> rows, StructType all) {
    Stream<Column> added =
        Arrays.stream(all.fields())
            .skip(rows.schema().size())
            .map(field -> functions.lit(null).cast(field.dataType()).as(field.name()));
    Stream<Column> given = Stream.of(functions.col("*"));
    return rows.select(Stream.concat(given, added).toArray(Column[]::new));
  }
}
