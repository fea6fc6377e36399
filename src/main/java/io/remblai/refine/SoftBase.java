package io.remblai.refine;

import io.remblai.geometry.GroundCost;
import io.remblai.lowrank.FrlcSplitter;
import io.remblai.lowrank.split.BlockSplitter;
import io.remblai.lowrank.split.CoCluster;
import io.remblai.lowrank.split.RoundedSplitter;
import java.util.Arrays;

/**
 * Solves one block by a coupling of full rank, rounded to parts of one point: what HiRef as
 * published does on its last level, where {@link ExactBlock} solves the assignment.
 *
 * <p>Not thread safe: one per task.
 */
final class SoftBase {

  private final int dim;
  private final BlockSplitter splitter;

  SoftBase(GroundCost cost, int dim) {
    this.dim = dim;
    this.splitter = new RoundedSplitter(new FrlcSplitter(cost));
  }

  /**
   * A partner of each of n sources among n targets.
   *
   * @param x sources [.., dim]; not modified
   * @param y targets [.., dim]; not modified
   * @param from first row of the block on either side
   * @return a permutation [n]
   */
  int[] solve(float[] x, float[] y, int from, int n, long seed) {
    int[] columns = new int[n];
    if (n == 1) {
      return columns;
    }
    int[] sizes = new int[n];
    Arrays.fill(sizes, 1);
    BlockSplitter.Parts parts =
        splitter.split(new CoCluster(x, from, y, from, n, dim), sizes, seed);
    int[] targetOfPart = new int[n];
    for (int j = 0; j < n; j++) {
      targetOfPart[parts.targets()[j]] = j;
    }
    Arrays.setAll(columns, i -> targetOfPart[parts.sources()[i]]);
    return columns;
  }
}
