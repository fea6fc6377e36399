package io.remblai.math;

import static io.remblai.math.VectorTiles.LANES;
import static io.remblai.math.VectorTiles.PANEL;
import static io.remblai.math.VectorTiles.ROWS;
import static io.remblai.math.VectorTiles.ROW_BLOCK;
import static io.remblai.math.VectorTiles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link ReducedCostKernel} with one column per lane: y is transposed a chunk at a time, and blocks
 * of rows are swept over its panels.
 *
 * <p>A tile of scores is compared as a whole with what the rows have; mostly none is lower. Where
 * one is (about ln m times a row that starts at infinity), or is NaN, the row of the tile is looked
 * through as in the plain twin.
 */
final class VectorReducedCostKernel implements ReducedCostKernel {

  @Override
  public void least(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] h,
      int hOffset,
      float[] least,
      int[] column,
      int firstColumn) {
    PlainReducedCostKernel.check(x, xOffset, n, y, yOffset, m, d, h, hOffset);
    PlainReducedCostKernel.checkLeast(n, least, column);
    Search search = new Search(m, d, false);
    search.run(x, xOffset, n, y, yOffset, m, h, hOffset, least, column, firstColumn);
  }

  @Override
  public void leastDistance(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] g,
      int gOffset,
      float[] least,
      int[] column,
      int firstColumn) {
    PlainReducedCostKernel.check(x, xOffset, n, y, yOffset, m, d, g, gOffset);
    PlainReducedCostKernel.checkLeast(n, least, column);
    Search search = new Search(m, d, true);
    search.run(x, xOffset, n, y, yOffset, m, g, gOffset, least, column, firstColumn);
  }

  @Override
  public void scores(
      float[] x,
      int xOffset,
      int n,
      float[] y,
      int yOffset,
      int m,
      int d,
      float[] h,
      int hOffset,
      float[] out) {
    PlainReducedCostKernel.check(x, xOffset, n, y, yOffset, m, d, h, hOffset);
    Arguments.checkBlock("out", out, 0, n, m);
    int chunk = VectorTiles.chunk(m, d);
    float[] packed = new float[chunk * d];
    float[] offsets = new float[chunk];
    float[] tile = new float[ROWS * PANEL];
    for (int j = 0; j < m; j += chunk) {
      int columns = Math.min(chunk, m - j);
      VectorTiles.pack(y, yOffset + j * d, columns, d, -2, packed);
      System.arraycopy(h, hOffset + j, offsets, 0, columns);
      for (int i = 0; i < n; i += ROW_BLOCK) {
        int rows = Math.min(ROW_BLOCK, n - i);
        for (int p = 0; p < columns; p += PANEL) {
          int width = Math.min(PANEL, columns - p);
          scorePanel(
              x,
              xOffset + i * d,
              rows,
              d,
              packed,
              p * d,
              offsets,
              p,
              tile,
              width,
              out,
              i * m + j + p,
              m);
        }
      }
    }
  }

  /** The scores of some rows against one panel, whole vectors where the panel is full. */
  private static void scorePanel(
      float[] x,
      int at,
      int rows,
      int d,
      float[] packed,
      int from,
      float[] h,
      int hAt,
      float[] tile,
      int width,
      float[] out,
      int to,
      int m) {
    int r = 0;
    if (width == PANEL) {
      for (; r + ROWS <= rows; r += ROWS) {
        VectorTiles.fourProducts(x, at + r * d, d, packed, from, PANEL, h, hAt, out, to + r * m, m);
      }
    }
    for (; r + ROWS <= rows; r += ROWS) {
      VectorTiles.fourProducts(x, at + r * d, d, packed, from, PANEL, h, hAt, tile, 0, PANEL);
      VectorTiles.copyFour(tile, out, to + r * m, m, width);
    }
    for (; r < rows; r++) {
      VectorTiles.oneProduct(x, at + r * d, d, packed, from, PANEL, h, hAt, tile, 0);
      System.arraycopy(tile, 0, out, to + r * m, width);
    }
  }

  /** The buffers of one call and its sweep over the block. */
  private static final class Search {
    private final int d;
    private final boolean distances;
    private final int chunk;
    private final float[] packed;
    private final float[] potential;
    private final float[] tile = new float[ROWS * PANEL];

    Search(int m, int d, boolean distances) {
      this.d = d;
      this.distances = distances;
      this.chunk = VectorTiles.chunk(m, d);
      this.packed = new float[chunk * d];
      this.potential = new float[chunk];
    }

    void run(
        float[] x,
        int xOffset,
        int n,
        float[] y,
        int yOffset,
        int m,
        float[] h,
        int hOffset,
        float[] least,
        int[] column,
        int firstColumn) {
      for (int j = 0; j < m; j += chunk) {
        int columns = Math.min(chunk, m - j);
        take(y, yOffset + j * d, h, hOffset + j, columns);
        for (int i = 0; i < n; i += ROW_BLOCK) {
          int end = Math.min(n, i + ROW_BLOCK);
          for (int p = 0; p < columns; p += PANEL) {
            int width = Math.min(PANEL, columns - p);
            sweep(x, xOffset, i, end, p, width, least, column, firstColumn + j + p);
          }
        }
      }
    }

    /** Transposes a chunk; lanes past its end are never lower. */
    private void take(float[] y, int yFrom, float[] h, int hFrom, int columns) {
      VectorTiles.pack(y, yFrom, columns, d, distances ? 1 : -2, packed);
      System.arraycopy(h, hFrom, potential, 0, columns);
      float never = distances ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
      Arrays.fill(potential, columns, potential.length, never);
    }

    /** The rows [i, end) against the panel from column {@code p} of the chunk. */
    private void sweep(
        float[] x,
        int xOffset,
        int i,
        int end,
        int p,
        int width,
        float[] least,
        int[] column,
        int firstColumn) {
      for (; i + ROWS <= end; i += ROWS) {
        fourRows(x, xOffset + i * d, p);
        if (!fourSettled(tile, least, i)) {
          for (int r = 0; r < ROWS; r++) {
            lower(tile, r * PANEL, width, least, column, i + r, firstColumn);
          }
        }
      }
      for (; i < end; i++) {
        oneRow(x, xOffset + i * d, p);
        lower(tile, 0, width, least, column, i, firstColumn);
      }
    }

    private void fourRows(float[] x, int at, int p) {
      if (distances) {
        VectorTiles.fourSquares(x, at, d, packed, p * d, PANEL, tile, 0, PANEL);
        for (int r = 0; r < ROWS; r++) {
          rootsLess(tile, r * PANEL, potential, p);
        }
      } else {
        VectorTiles.fourProducts(x, at, d, packed, p * d, PANEL, potential, p, tile, 0, PANEL);
      }
    }

    private void oneRow(float[] x, int at, int p) {
      if (distances) {
        VectorTiles.oneSquare(x, at, d, packed, p * d, PANEL, tile, 0);
        rootsLess(tile, 0, potential, p);
      } else {
        VectorTiles.oneProduct(x, at, d, packed, p * d, PANEL, potential, p, tile, 0);
      }
    }
  }

  /** {@code tile[l] = sqrt(tile[l]) - g[l]} over one row of a panel. */
  private static void rootsLess(float[] tile, int at, float[] g, int gAt) {
    FloatVector.fromArray(SPECIES, tile, at)
        .sqrt()
        .sub(FloatVector.fromArray(SPECIES, g, gAt))
        .intoArray(tile, at);
    FloatVector.fromArray(SPECIES, tile, at + LANES)
        .sqrt()
        .sub(FloatVector.fromArray(SPECIES, g, gAt + LANES))
        .intoArray(tile, at + LANES);
  }

  /** Whether no score of four rows is lower than what the row has, or NaN. */
  private static boolean fourSettled(float[] tile, float[] least, int i) {
    return settled(tile, 0, least[i])
        .and(settled(tile, PANEL, least[i + 1]))
        .and(settled(tile, 2 * PANEL, least[i + 2]))
        .and(settled(tile, 3 * PANEL, least[i + 3]))
        .allTrue();
  }

  private static VectorMask<Float> settled(float[] tile, int at, float least) {
    FloatVector has = FloatVector.broadcast(SPECIES, least);
    return FloatVector.fromArray(SPECIES, tile, at)
        .compare(VectorOperators.GE, has)
        .and(FloatVector.fromArray(SPECIES, tile, at + LANES).compare(VectorOperators.GE, has));
  }

  /** Lowers row {@code i} by its row of the tile. */
  private static void lower(
      float[] tile, int at, int width, float[] least, int[] column, int i, int firstColumn) {
    if (settled(tile, at, least[i]).allTrue()) {
      return;
    }
    float lowest = least[i];
    int lane = -1;
    for (int l = 0; l < width; l++) {
      if (PlainReducedCostKernel.replaces(tile[at + l], lowest)) {
        lowest = tile[at + l];
        lane = l;
      }
    }
    if (lane >= 0) {
      least[i] = lowest;
      column[i] = firstColumn + lane;
    }
  }
}
