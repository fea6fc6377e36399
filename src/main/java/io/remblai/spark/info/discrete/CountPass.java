package io.remblai.spark.info.discrete;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** The pairs of labels of a partition's rows. */
final class CountPass implements RowPass<Row> {

  private static final long serialVersionUID = 1;

  private final DiscreteSettings settings;
  private final Broadcast<ChanceLabels> chance;
  private final Broadcast<Map<Long, Dims>> dims;

  CountPass(
      DiscreteSettings settings, Broadcast<ChanceLabels> chance, Broadcast<Map<Long, Dims>> dims) {
    this.settings = settings;
    this.chance = chance;
    this.dims = dims;
  }

  @Override
  public Iterator<Row> call(RowCursor rows) {
    return new CountedRows(rows, settings, chance.value(), dims.value());
  }
}
