package io.remblai.spark.report;

import io.remblai.spark.transform.MovedTable;
import io.remblai.summary.MovedSummary;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Sums up the distances of a partition of mapped rows; carries nothing. */
public final class SumDistances implements FlatMapFunction<Iterator<InternalRow>, MovedSummary> {

  private static final long serialVersionUID = 1;

  /** Over a table of mapped rows, as {@link MovedTable} has it; at least one row. */
  public static MovedSummary of(Dataset<Row> mapped) {
    MovedSummary whole = new MovedSummary();
    mapped
        .select(
            mapped.col(MovedTable.DISTANCE),
            mapped.col(MovedTable.ID).cast("string"),
            mapped.col(MovedTable.NEAREST_SOURCE_ID).cast("string"))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(new SumDistances())
        .collect()
        .forEach(whole::mergeWith);
    return whole;
  }

  @Override
  public Iterator<MovedSummary> call(Iterator<InternalRow> rows) {
    MovedSummary some = new MovedSummary();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      double distance = row.getDouble(0);
      some.add(distance);
      if (some.mayBeFarthest(distance)) {
        some.addFar(distance, row.getUTF8String(1).toString(), row.getUTF8String(2).toString());
      }
    }
    return List.of(some).iterator();
  }
}
