package io.remblai.spark.info.soft;

import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/** Sums the shares of a partition's rows into one state. */
public final class SoftPass implements RowPass<SoftState> {

  private static final long serialVersionUID = 1;

  private final SoftSettings settings;
  private final int[] columns;
  private final Broadcast<LabelDraws> draws;
  private final int sampled;

  /**
   * @param columns label columns that are summed here
   * @param sampled rows of each group whose shares are kept
   */
  public SoftPass(SoftSettings settings, int[] columns, Broadcast<LabelDraws> draws, int sampled) {
    this.settings = settings;
    this.columns = columns;
    this.draws = draws;
    this.sampled = sampled;
  }

  @Override
  public Iterator<SoftState> call(RowCursor rows) {
    SoftWork work = new SoftWork(settings, columns, draws.value(), rows.labels(), sampled);
    while (rows.hasNext()) {
      work.add(rows.next(), rows);
    }
    return List.of(work.finish()).iterator();
  }
}
