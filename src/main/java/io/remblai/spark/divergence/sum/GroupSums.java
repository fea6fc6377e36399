package io.remblai.spark.divergence.sum;

import io.remblai.spark.Side;
import io.remblai.spark.divergence.design.RowFeatures;
import java.io.Serializable;
import java.util.TreeMap;
import org.apache.spark.api.java.function.Function2;

/**
 * The sums of one group: of either side, in blocks of rows, and of the rows that chance dealt to
 * the source, by dealing. What has no rows has no sums. Mergeable. Not thread safe.
 */
final class GroupSums implements Serializable {

  private static final long serialVersionUID = 1;

  /** Blocks of rows, one of which at a time is left out for a standard error. */
  static final int BLOCKS = 16;

  private enum Of {
    SOURCE,
    TARGET,
    DEALT
  }

  private final TreeMap<Of, PartSums> sums = new TreeMap<>();

  private static Of of(Side side) {
    return side == Side.SOURCE ? Of.SOURCE : Of.TARGET;
  }

  /** Adds a row to its side. */
  void add(Side side, int block, RowFeatures row) {
    RowFeatures.Layout layout = row.layout();
    int cells = layout.repeats() * layout.clusters();
    PartSums to =
        sums.computeIfAbsent(of(side), any -> new PartSums(BLOCKS, layout.numbers(), cells));
    to.add(block, row.linear());
    for (int r = 0; r < layout.repeats(); r++) {
      to.clusters[r * layout.clusters() + row.cluster(r)]++;
    }
  }

  /** Adds a row to the source of a dealing. */
  void deal(int dealing, int dealings, RowFeatures row) {
    RowFeatures.Layout layout = row.layout();
    int cells = layout.repeats() == 0 ? 0 : dealings * layout.clusters();
    PartSums to =
        sums.computeIfAbsent(Of.DEALT, any -> new PartSums(dealings, layout.numbers(), cells));
    to.add(dealing, row.linear());
    if (layout.repeats() > 0) {
      to.clusters[dealing * layout.clusters() + row.cluster(dealing % layout.repeats())]++;
    }
  }

  GroupSums mergeWith(GroupSums other) {
    other.sums.forEach((of, from) -> sums.merge(of, from, PartSums::mergeWith));
    return this;
  }

  boolean has(Side side) {
    return sums.containsKey(of(side));
  }

  PartSums of(Side side, String why) {
    PartSums found = sums.get(of(side));
    if (found == null) {
      throw new IllegalStateException("no rows of the " + side + ": " + why);
    }
    return found;
  }

  boolean wasDealt() {
    return sums.containsKey(Of.DEALT);
  }

  PartSums dealt() {
    return sums.get(Of.DEALT);
  }

  /** Adds one part's sums to another's. */
  static final class Merge implements Function2<GroupSums, GroupSums, GroupSums> {
    private static final long serialVersionUID = 1;

    @Override
    public GroupSums call(GroupSums one, GroupSums other) {
      return one.mergeWith(other);
    }
  }
}
