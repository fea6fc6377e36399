package io.remblai.spark.info;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Hands a partition's rows to a pass as a cursor. */
final class OnRows<T> implements FlatMapFunction<Iterator<InternalRow>, T> {

  private static final long serialVersionUID = 1;

  private final RowPass<T> pass;
  private final RowLayout layout;

  OnRows(RowPass<T> pass, RowLayout layout) {
    this.pass = pass;
    this.layout = layout;
  }

  @Override
  public Iterator<T> call(Iterator<InternalRow> rows) {
    return pass.call(new RowCursor(rows, layout));
  }
}
