package io.remblai.spark.group;

import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows that nothing was looked for, as rows of the table of those that are left out. */
public final class LeftOutRows implements FlatMapFunction<PointBlock, Row> {

  private static final long serialVersionUID = 1;

  private final Side side;
  private final String reason;

  public LeftOutRows(Side side, String reason) {
    this.side = side;
    this.reason = reason;
  }

  @Override
  public Iterator<Row> call(PointBlock block) {
    return IntStream.range(0, block.size())
        .mapToObj(
            row ->
                RowFactory.create(
                    side.toString(), String.valueOf(block.ids().value(row)), reason, null, null))
        .iterator();
  }
}
