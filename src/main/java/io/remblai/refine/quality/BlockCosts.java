package io.remblai.refine.quality;

import io.remblai.math.DistanceKernel;
import io.remblai.math.Kernels;

/**
 * Costs of the rows of a block as moved, with one row that stands for all that take free targets,
 * and one column for all that take free sources. Immutable.
 */
final class BlockCosts {

  private static final DistanceKernel DISTANCES = Kernels.distances();

  private final int sources;
  private final int targets;
  private final int rows;
  private final int columns;
  private final float[] costs;
  private final double meanOwn;

  BlockCosts(Neighbourhood near, RowBlock block) {
    this.sources = block.pairs() + block.freeSources();
    this.targets = block.pairs() + block.freeTargets();
    this.rows = sources + (block.freeTargets() > 0 ? 1 : 0);
    this.columns = targets + (block.freeSources() > 0 ? 1 : 0);
    this.costs = new float[Math.multiplyExact(rows, columns)];
    double sum = 0;
    for (int pair = block.fromPair(); pair < block.toPair(); pair++) {
      sum += near.own()[pair];
    }
    this.meanOwn = sum / Math.max(1, block.pairs());
    int dim = near.dim();
    float[] x = joined(near.x(), block, block.fromSource(), block.toSource(), dim);
    float[] y = joined(near.y(), block, block.fromTarget(), block.toTarget(), dim);
    float[] line = new float[targets];
    for (int i = 0; i < sources; i++) {
      if (near.hasDistances()) {
        DISTANCES.euclidean(x, i * dim, 1, y, 0, targets, dim, line);
      } else {
        DISTANCES.squared(x, i * dim, 1, y, 0, targets, dim, line);
      }
      System.arraycopy(line, 0, costs, i * columns, targets);
    }
    fillFree(near, block);
  }

  private static float[] joined(float[] points, RowBlock block, int from, int to, int dim) {
    int pairs = block.pairs() * dim;
    int free = (to - from) * dim;
    float[] joined = new float[pairs + free];
    System.arraycopy(points, block.fromPair() * dim, joined, 0, pairs);
    System.arraycopy(points, from * dim, joined, pairs, free);
    return joined;
  }

  /**
   * What takes a free row costs alike, whichever row, and some cost in range serves. A row that is
   * left out takes its own term of the common displacement with it.
   */
  private void fillFree(Neighbourhood near, RowBlock block) {
    for (int i = 0; i < sources && columns > targets; i++) {
      int source =
          i < block.pairs() ? block.fromPair() + i : block.fromSource() + i - block.pairs();
      costs[i * columns + targets] = (float) (meanOwn + near.ofSources()[source]);
    }
    for (int j = 0; j < targets && rows > sources; j++) {
      int target =
          j < block.pairs() ? block.fromPair() + j : block.fromTarget() + j - block.pairs();
      costs[sources * columns + j] = (float) (meanOwn + near.ofTargets()[target]);
    }
    if (rows > sources && columns > targets) {
      costs[rows * columns - 1] = Float.POSITIVE_INFINITY;
    }
  }

  /** Sources of the block. */
  int sources() {
    return sources;
  }

  /** Targets of the block. */
  int targets() {
    return targets;
  }

  /** Sources and the row that stands for others. */
  int rows() {
    return rows;
  }

  /** Targets and the column that stands for others. */
  int columns() {
    return columns;
  }

  /** Mean cost of the pairs of the map; 0 of none. */
  double meanOwn() {
    return meanOwn;
  }

  float of(int row, int column) {
    return costs[row * columns + column];
  }
}
