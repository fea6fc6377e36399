package io.remblai.certificate;

import io.remblai.math.Kernels;
import io.remblai.math.ReducedCostKernel;

/**
 * The least score of each source over slabs of targets.
 *
 * <p>Not thread safe: one per task.
 */
public final class LeastScores {

  /** Sources that are moved at a time: enough that bringing targets into lanes costs nothing. */
  private static final int TILE_BYTES = 2 << 20;

  private static final int LEAST_TILE = 64;

  /**
   * Sources and targets whose squared distances are in the cache at a time. With 256 x 256 a pair
   * takes 0.20 ns at d = 2 and 1.07 ns at d = 64, with 256 x 64 0.33 and 1.51, with 1024 x 256 0.63
   * and 1.01.
   */
  private static final int DIRECT_TILE = 256;

  private static final int STRIP = 256;

  private final ReducedCostKernel kernel = Kernels.reducedCosts();
  private final DualFrame frame;
  private final int tile;
  private final float[] points;
  private final float[] least;
  private final int[] columns;
  private final float[] squares;

  public LeastScores(DualFrame frame) {
    this.frame = frame;
    boolean direct = frame.scoring() == Scoring.SQUARES;
    int fitting = Math.max(LEAST_TILE, TILE_BYTES / (Float.BYTES * frame.dim()));
    this.tile = direct ? DIRECT_TILE : fitting;
    this.points = new float[tile * frame.dim()];
    this.least = new float[tile];
    this.columns = new int[tile];
    this.squares = new float[direct ? STRIP * tile : 0];
  }

  /**
   * {@code scores[i] = min(scores[i], least score of source i in the slab)}. O(n m d).
   *
   * @param x sources [n, dim]; not modified
   * @param scores [n]; lowered in place
   */
  public void lower(float[] x, int n, TargetSlab slab, float[] scores) {
    for (int from = 0; from < n; from += tile) {
      int rows = Math.min(tile, n - from);
      frame.moveSources(x, from, rows, points);
      System.arraycopy(scores, from, least, 0, rows);
      lowerTile(rows, slab);
      System.arraycopy(least, 0, scores, from, rows);
    }
  }

  private void lowerTile(int rows, TargetSlab slab) {
    float[] y = slab.points();
    float[] g = slab.potentials();
    int m = slab.size();
    int dim = frame.dim();
    switch (frame.scoring()) {
      case PRODUCTS -> kernel.least(points, 0, rows, y, 0, m, dim, g, 0, least, columns, 0);
      case SQUARES -> lowerBySquares(rows, slab);
      case DISTANCES ->
          kernel.leastDistance(points, 0, rows, y, 0, m, dim, g, 0, least, columns, 0);
    }
  }

  /** {@code least[i] = min(least[i], |x_i - y_j|^2 - g_j)}, some targets at a time. */
  private void lowerBySquares(int rows, TargetSlab slab) {
    int dim = frame.dim();
    for (int from = 0; from < slab.size(); from += STRIP) {
      int m = Math.min(STRIP, slab.size() - from);
      Kernels.distances().squared(slab.points(), from * dim, m, points, 0, rows, dim, squares);
      for (int j = 0; j < m; j++) {
        Kernels.rowScan().lower(squares, j * rows, slab.potentials()[from + j], rows, least);
      }
    }
  }
}
