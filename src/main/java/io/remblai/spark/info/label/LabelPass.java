package io.remblai.spark.info.label;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import io.remblai.spark.info.soft.LabelDraws;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** The records that a partition's rows send to their labels, under the places of those. */
final class LabelPass implements RowPass<Tuple2<Long, byte[]>> {

  private static final long serialVersionUID = 1;

  private final SoftSettings settings;
  private final int[] columns;
  private final Broadcast<LabelDraws> draws;
  private final Broadcast<Map<Long, Dims>> dims;

  /**
   * @param columns label columns that are summed here
   * @param dims the right length of each group
   */
  LabelPass(
      SoftSettings settings,
      int[] columns,
      Broadcast<LabelDraws> draws,
      Broadcast<Map<Long, Dims>> dims) {
    this.settings = settings;
    this.columns = columns;
    this.draws = draws;
    this.dims = dims;
  }

  @Override
  public Iterator<Tuple2<Long, byte[]>> call(RowCursor rows) {
    return new LabelWork(settings, columns, draws.value(), dims.value(), rows);
  }
}
