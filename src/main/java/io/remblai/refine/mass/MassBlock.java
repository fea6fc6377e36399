package io.remblai.refine.mass;

import io.remblai.assignment.coupling.Coupling;
import io.remblai.math.Seeds;
import io.remblai.refine.BlockCut;
import io.remblai.refine.CoordinateSplit;
import io.remblai.refine.TaskOptions;

/**
 * Couples a block of sources and targets of the same mass: cuts both clouds in halves of equal mass
 * along the directions of {@link CoordinateSplit} until no part has more rows than a leaf, and
 * solves the leaves exactly. Marginals are exact, since a row on a cut gives each part units of its
 * own.
 *
 * <p>Not thread safe: one per task.
 */
public final class MassBlock {

  private final TaskOptions options;
  private final int dim;
  private final TransportBlock exact;
  private final CoordinateSplit split = new CoordinateSplit();
  private MassEntries entries;
  private int leaves;

  public MassBlock(TaskOptions options, int dim) {
    this.options = options;
    this.dim = dim;
    this.exact = new TransportBlock(options.cost(), dim);
  }

  /** A plan, by rows of both clouds. */
  public MassEntries solve(MassedRows x, MassedRows y) {
    entries = new MassEntries();
    leaves = 0;
    descend(MassPart.whole(x), MassPart.whole(y), BlockCut.ROOT);
    return entries;
  }

  /** Leaves of the last block. */
  public int leaves() {
    return leaves;
  }

  private void descend(MassPart x, MassPart y, long path) {
    if (Math.min(x.size(), y.size()) == 1) {
      leaves++;
      pairAll(x, y);
      return;
    }
    int largest = Math.max(x.size(), y.size());
    if (largest <= options.leafSize()) {
      leaves++;
      solveLeaf(x, y);
      return;
    }
    int sample = Math.min(largest, CoordinateSplit.SAMPLE);
    CoordinateSplit.Directions along =
        split.find(
            x.sampled(sample),
            0,
            y.sampled(sample),
            0,
            sample,
            dim,
            0.5,
            Seeds.key(options.seed(), path));
    long half = x.total() / 2;
    MassPart[] sources = x.cut(along.forSource(), half);
    MassPart[] targets = y.cut(along.forTarget(), half);
    descend(sources[0], targets[0], path << 1 | 1);
    descend(sources[1], targets[1], path << 1);
  }

  /** One row of a side goes wherever the other side is. */
  private void pairAll(MassPart x, MassPart y) {
    boolean one = x.size() == 1;
    MassPart many = one ? y : x;
    for (int i = 0; i < many.size(); i++) {
      entries.add(
          one ? x.rows()[0] : x.rows()[i], one ? y.rows()[i] : y.rows()[0], many.units()[i]);
    }
  }

  private void solveLeaf(MassPart x, MassPart y) {
    Coupling plan = exact.solve(x.gathered(), x.units(), y.gathered(), y.units());
    for (int k = 0; k < plan.size(); k++) {
      entries.add(x.rows()[plan.rows()[k]], y.rows()[plan.columns()[k]], plan.units()[k]);
    }
  }
}
