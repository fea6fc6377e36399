package io.remblai.spark.table;

import io.remblai.spark.table.TableSpec.Features;
import io.remblai.spark.table.TableSpec.VectorColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Columns of one table as expressions, a row's vector as one array of doubles. */
public final class FeatureArray {

  private final List<String> problems = new ArrayList<>();
  private final ColumnSearch search;

  /**
   * Of an opened table.
   *
   * @param described the table, for messages
   */
  public FeatureArray(String described, Dataset<Row> table) {
    this.search = new ColumnSearch(described, table, problems);
  }

  /**
   * The vector of each row.
   *
   * @throws InputException naming every column that is missing or of the wrong type
   */
  public Column of(Features features) {
    if (features instanceof VectorColumn vector) {
      return found(
          search
              .find(vector.column())
              .flatMap(search::vectors)
              .map(ColumnSearch.Vectors::asDoubles));
    }
    List<Column> numbers = new ArrayList<>();
    for (String name : features.columns()) {
      search.find(name).map(search::column).ifPresent(numbers::add);
    }
    return found(
        Optional.of(
            functions.array(
                numbers.stream()
                    .map(number -> number.cast(DataTypes.DoubleType))
                    .toArray(Column[]::new))));
  }

  /**
   * A column by its name.
   *
   * @throws InputException if there is none
   */
  public Column column(String name) {
    return found(search.find(name).map(search::column));
  }

  private Column found(Optional<Column> column) {
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return column.orElseThrow();
  }
}
