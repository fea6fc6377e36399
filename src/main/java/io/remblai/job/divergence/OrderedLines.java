package io.remblai.job.divergence;

import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.table.RowCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines in the order of groups and measures, one for each that was asked for. */
final class OrderedLines {

  private final CountedSides counted;
  private final DivergenceSettings settings;
  private final int dim;

  OrderedLines(CountedSides counted, DivergenceSettings settings, int dim) {
    this.counted = counted;
    this.settings = settings;
    this.dim = dim;
  }

  /** A group without rows on either side has lines that say so. */
  List<EstimateLine> of(List<EstimateLine> found) {
    Map<String, EstimateLine> byName = new HashMap<>();
    found.forEach(line -> byName.put(name(line), line));
    List<EstimateLine> ordered = new ArrayList<>();
    for (long group : counted.groups().keys()) {
      for (Measure measure : settings.measures()) {
        for (int q = 0; q < measure.quantities().size(); q++) {
          EstimateLine empty = measure.line(group, q);
          EstimateLine line = byName.get(name(empty));
          ordered.add(line == null ? missing(empty) : told(line, measure));
        }
      }
    }
    return ordered;
  }

  private static String name(EstimateLine line) {
    return line.group() + " " + line.estimator() + " " + line.quantity();
  }

  private EstimateLine missing(EstimateLine line) {
    long source = counted.usable(Side.SOURCE, line.group());
    long target = counted.usable(Side.TARGET, line.group());
    for (Side side : Side.values()) {
      if (counted.usable(side, line.group()) == 0) {
        line.warning("the " + side + " has no usable row of this group");
      }
    }
    return line.rows(source + target, counted.rejected(line.group()));
  }

  private EstimateLine told(EstimateLine line, Measure measure) {
    line.dropped(counted.rejected(line.group()));
    int held = settings.held(dim);
    long source = counted.usable(Side.SOURCE, line.group());
    long target = counted.usable(Side.TARGET, line.group());
    if (!measure.summed() && Math.max(source, target) > held) {
      line.warning(
          String.format(
              Locale.ROOT,
              "from samples of at most %,d of the source's %s and the target's %s, chosen by their"
                  + " keys; --sample allows more",
              held,
              RowCount.of(source),
              RowCount.of(target)));
    }
    return line;
  }
}
