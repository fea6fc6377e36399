package io.remblai.spark.info.sample;

import io.remblai.math.Seeds;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** The sample of each group from a partition's rows. */
final class SamplePass implements RowPass<Tuple2<Long, RowSample>> {

  private static final long serialVersionUID = 1;

  private final SampleSettings settings;
  private final Broadcast<Map<Long, Dims>> dims;

  SamplePass(SampleSettings settings, Broadcast<Map<Long, Dims>> dims) {
    this.settings = settings;
    this.dims = dims;
  }

  @Override
  public Iterator<Tuple2<Long, RowSample>> call(RowCursor rows) {
    Map<Long, RowSample> groups = new HashMap<>();
    while (rows.hasNext()) {
      boolean bad = rows.next().isPresent();
      if (!bad && Dims.of(rows).equals(dims.value().get(rows.group()))) {
        int most = settings.most(rows.x().length() + rows.yLength());
        groups.computeIfAbsent(rows.group(), any -> new RowSample(most)).add(row(rows));
      }
    }
    List<Tuple2<Long, RowSample>> found = new ArrayList<>();
    groups.forEach((group, sample) -> found.add(new Tuple2<>(group, sample)));
    return found.iterator();
  }

  private SampledRow row(RowCursor row) {
    long key = row.key();
    long[] labels = new long[row.labels()];
    boolean[] labelled = new boolean[row.labels()];
    for (int l = 0; l < labels.length; l++) {
      labels[l] = row.label(l);
      labelled[l] = row.labelled(l);
    }
    return new SampledRow(
        Seeds.key(settings.seed(), key),
        key,
        row.x().widened(),
        row.hasY() ? row.y().widened() : new double[0],
        labels,
        labelled);
  }
}
