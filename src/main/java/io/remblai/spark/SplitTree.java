package io.remblai.spark;

import io.remblai.math.Projections;
import io.remblai.refine.BlockCut;
import io.remblai.spark.progress.TopCut;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The top of the hierarchy, which the cluster cuts together: for each block a direction and an
 * exact threshold on either side. Small (one vector of dim for each side of each cut); travels with
 * every task that routes points.
 */
final class SplitTree implements Serializable {

  private static final long serialVersionUID = 1;

  private final Map<Long, Cut> sourceCuts = new HashMap<>();
  private final Map<Long, Cut> targetCuts = new HashMap<>();

  /**
   * Where one side of a block is cut: the rows up to and including {@code last} in the order
   * "farthest along the direction first, then canonical" are its top.
   */
  static final class Cut implements Serializable {
    private static final long serialVersionUID = 1;
    private final double[] direction;
    private final RowRank last;

    Cut(double[] direction, RowRank last) {
      this.direction = direction;
      this.last = last;
    }
  }

  private Map<Long, Cut> cuts(Side side) {
    return side == Side.SOURCE ? sourceCuts : targetCuts;
  }

  void cut(Side side, long path, Cut cut) {
    cuts(side).put(path, cut);
  }

  /** Every cut, for those who keep them. */
  List<TopCut> cuts() {
    List<TopCut> all = new ArrayList<>();
    for (Side side : Side.values()) {
      cuts(side)
          .forEach(
              (path, cut) -> {
                PointBlock row = cut.last.row();
                all.add(
                    new TopCut(
                        side, path, cut.direction, cut.last.along(), row.ids(), row.keys()[0]));
              });
    }
    return all;
  }

  /** Puts back a cut that was kept. */
  void cut(TopCut kept) {
    PointBlock row = new PointBlock(kept.id(), new long[] {kept.key()}, new float[0], 0);
    cut(kept.side(), kept.path(), new Cut(kept.direction(), new RowRank(kept.along(), row)));
  }

  /** The block that a row has come to: the deepest one on its way that is not cut. */
  long route(Side side, PointBlock block, int row) {
    Map<Long, Cut> cuts = cuts(side);
    long path = BlockCut.ROOT;
    int at = row * block.dim();
    for (Cut cut = cuts.get(path); cut != null; cut = cuts.get(path)) {
      double along = Projections.dot(block.coordinates(), at, cut.direction);
      path = path << 1 | (cut.last.holds(along, block, row) ? 1 : 0);
    }
    return path;
  }
}
