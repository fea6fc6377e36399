package io.remblai.spark.info.sample;

import io.remblai.math.Seeds;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import io.remblai.spark.info.moment.Reduction;
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

  private static final double[] NONE = {};

  private final SampleSettings settings;
  private final Broadcast<Map<Long, Dims>> dims;
  private final Broadcast<Reduction> reduction;

  SamplePass(
      SampleSettings settings, Broadcast<Map<Long, Dims>> dims, Broadcast<Reduction> reduction) {
    this.settings = settings;
    this.dims = dims;
    this.reduction = reduction;
  }

  @Override
  public Iterator<Tuple2<Long, RowSample>> call(RowCursor rows) {
    Map<Long, RowSample> groups = new HashMap<>();
    while (rows.hasNext()) {
      boolean bad = rows.next().isPresent();
      if (!bad && Dims.of(rows).equals(dims.value().get(rows.group()))) {
        Dims kept = reduction.value().dims(rows.group(), Dims.of(rows));
        int most = settings.most(kept.all());
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
        reduction.value().x(row.group(), row.x().widened()),
        row.hasY() ? reduction.value().y(row.group(), row.y().widened()) : NONE,
        row.hasGiven() ? row.given().widened() : NONE,
        labels,
        labelled);
  }
}
