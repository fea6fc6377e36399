package io.remblai.spark.balance;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Sums the cells of a partition's rows, all of them doubles; what is null is missing. */
final class SumCells implements FlatMapFunction<Iterator<Row>, ColumnSums> {

  private static final long serialVersionUID = 1;

  private final int columns;

  SumCells(int columns) {
    this.columns = columns;
  }

  @Override
  public Iterator<ColumnSums> call(Iterator<Row> rows) {
    ColumnSums sums = new ColumnSums(columns);
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int k = 0; k < columns; k++) {
        if (!row.isNullAt(k)) {
          sums.add(k, row.getDouble(k));
        }
      }
    }
    return List.of(sums).iterator();
  }
}
