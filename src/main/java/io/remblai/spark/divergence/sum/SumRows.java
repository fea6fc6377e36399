package io.remblai.spark.divergence.sum;

import io.remblai.math.Seeds;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.design.Design;
import io.remblai.spark.divergence.design.RowFeatures;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** The sums of a partition's rows by group. */
final class SumRows implements RowPass<Tuple2<Long, GroupSums>> {

  private static final long serialVersionUID = 1;

  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private final Side side;
  private final DivergenceSettings settings;
  private final Broadcast<SumPlan> plan;

  SumRows(Side side, DivergenceSettings settings, Broadcast<SumPlan> plan) {
    this.side = side;
    this.settings = settings;
    this.plan = plan;
  }

  @Override
  public Iterator<Tuple2<Long, GroupSums>> call(RowCursor rows) {
    Design design = plan.value().design;
    Map<Long, Double> parts = plan.value().parts;
    RowFeatures features = new RowFeatures(settings, design);
    Map<Long, GroupSums> groups = new HashMap<>();
    boolean whole = settings.whole() && side == Side.TARGET;
    while (rows.hasNext()) {
      if (rows.next().isPresent() || rows.x().length() != design.dim()) {
        continue;
      }
      features.read(rows.x().widened());
      long key = Seeds.key(settings.seed(), side.stream(), rows.key());
      long group = whole ? DivergenceSettings.WHOLE : rows.group();
      groups
          .computeIfAbsent(group, any -> new GroupSums())
          .add(side, (int) (key >>> 1) & (GroupSums.BLOCKS - 1), features);
      if (whole) {
        parts.forEach((to, part) -> deal(groups, to, part, key, features));
      } else if (parts.containsKey(group)) {
        deal(groups, group, parts.get(group), key, features);
      }
    }
    List<Tuple2<Long, GroupSums>> found = new ArrayList<>();
    groups.forEach((group, sums) -> found.add(new Tuple2<>(group, sums)));
    return found.iterator();
  }

  /** In each dealing a row goes to the source with the chance that a row is of the source. */
  private void deal(
      Map<Long, GroupSums> groups, long group, double part, long key, RowFeatures row) {
    long own = Seeds.key(key, group);
    for (int r = 0; r < settings.sumNulls(); r++) {
      double uniform = (Seeds.key(own, r) >>> 11) * TWO_TO_MINUS_53;
      if (uniform < part) {
        groups.computeIfAbsent(group, any -> new GroupSums()).deal(r, settings.sumNulls(), row);
      }
    }
  }
}
