package io.remblai.spark.divergence.sample;

import io.remblai.math.Seeds;
import io.remblai.spark.Side;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/** The samples of each group from a partition's rows. */
final class KeepRows implements RowPass<Tuple2<Long, KeptSides>> {

  private static final long serialVersionUID = 1;

  private final Side side;
  private final int dim;
  private final int most;
  private final long seed;
  private final boolean together;

  /**
   * @param dim length of the rows that count
   * @param most rows of a side of a group
   * @param together whether all rows are of one group and one side
   */
  KeepRows(Side side, int dim, int most, long seed, boolean together) {
    this.side = side;
    this.dim = dim;
    this.most = most;
    this.seed = seed;
    this.together = together;
  }

  @Override
  public Iterator<Tuple2<Long, KeptSides>> call(RowCursor rows) {
    Map<Long, KeptSides> groups = new HashMap<>();
    while (rows.hasNext()) {
      if (rows.next().isEmpty() && rows.x().length() == dim) {
        // The place says nothing of the side: swapping the tables leaves a joint sample as it is.
        KeptRow row = new KeptRow(Seeds.key(seed, rows.key()), rows.x().widened());
        groups
            .computeIfAbsent(together ? 0 : rows.group(), any -> new KeptSides(most))
            .of(together ? Side.SOURCE : side)
            .add(row);
      }
    }
    List<Tuple2<Long, KeptSides>> found = new ArrayList<>();
    groups.forEach((group, kept) -> found.add(new Tuple2<>(group, kept)));
    return found.iterator();
  }

  /** Adds one part's samples to another's. */
  static final class Merge implements Function2<KeptSides, KeptSides, KeptSides> {
    private static final long serialVersionUID = 1;

    @Override
    public KeptSides call(KeptSides one, KeptSides other) {
      return one.mergeWith(other);
    }
  }
}
