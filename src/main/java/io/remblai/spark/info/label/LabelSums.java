package io.remblai.spark.info.label;

import io.remblai.info.soft.histogram.LabelInformation;
import io.remblai.info.soft.histogram.LabelTotals;
import io.remblai.info.soft.histogram.SoftHistogram;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Optional;
import org.apache.spark.api.java.function.Function2;

/** What finished labels come to, by group and column; no labels. Mergeable. Not thread safe. */
public final class LabelSums implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<LabelKey, Column> columns = new HashMap<>(); // keys without a label

  /** Of one column in one group. Not thread safe. */
  private static final class Column implements Serializable {
    private static final long serialVersionUID = 1;
    private final LabelTotals totals;
    private final SoftHistogram all;

    Column(LabelTotals totals, SoftHistogram all) {
      this.totals = totals;
      this.all = all;
    }
  }

  /** Adds a label with all of its rows; keeps nothing of it. */
  void add(LabelKey key, SoftHistogram label) {
    Column column = columns.get(key.withoutLabel());
    if (column == null) {
      column = new Column(LabelTotals.like(label), label.empty());
      columns.put(key.withoutLabel(), column);
    }
    column.totals.add(label);
    column.all.mergeWith(label);
  }

  /** Adds other labels. */
  LabelSums mergeWith(LabelSums other) {
    other.columns.forEach(
        (key, from) -> {
          Column own = columns.putIfAbsent(key, from);
          if (own != null) {
            own.totals.mergeWith(from.totals);
            own.all.mergeWith(from.all);
          }
        });
    return this;
  }

  /** I(label; Z) of a histogram in a group; nothing where no row has a label. */
  public Optional<LabelInformation> information(long group, int histogram) {
    return Optional.ofNullable(columns.get(new LabelKey(group, histogram, 0)))
        .flatMap(column -> LabelInformation.of(column.all, column.totals));
  }

  /** Adds one to another; a named class, see the closure rules. */
  static final class Merge implements Function2<LabelSums, LabelSums, LabelSums> {
    private static final long serialVersionUID = 1;

    @Override
    public LabelSums call(LabelSums one, LabelSums other) {
      return one.mergeWith(other);
    }
  }
}
