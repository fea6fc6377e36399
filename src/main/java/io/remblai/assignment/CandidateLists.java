package io.remblai.assignment;

import io.remblai.math.CandidateKernel;
import io.remblai.math.Kernels;
import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * The columns each row may bid for: those of least reduced cost {@code c[i, j] - v[j]} when the
 * list was made, with a bound that no other column was below.
 *
 * <p>In an auction potentials only fall, so reduced costs only rise: the bound stays true, and a
 * list has to be made anew only when what it still holds has risen above it.
 *
 * <p>The columns fall into {@link CandidateKernel#CLASSES} classes, and a scan follows the two
 * least of each class, with their columns, and the third least. The bound is the least of the
 * thirds, the list what was followed up to it: about 47 columns, between 25 and 71 in four of five
 * cases. So a row of reduced costs is never sorted or even kept, and what is done for a column does
 * not depend on its value.
 *
 * <p>Not thread safe.
 */
final class CandidateLists {

  /** Most columns of a list. */
  private static final int CAPACITY = 64;

  /** Rows scanned together: columns come from memory once for all of them. */
  private static final int BATCH = 64;

  /**
   * Columns of a slice, whole panels and whole classes: with 64 rows of values it fits the
   * second-level cache. A power of two would put the same column of all rows in one set of it.
   */
  private static final int SLICE = 6 * CandidateKernel.CLASSES;

  private final CandidateKernel kernel = Kernels.candidates();
  private final RowScanKernel rowScan = Kernels.rowScan();
  private final float[] values = new float[BATCH * SLICE];
  private final float[] told = new float[BATCH * CandidateKernel.TOLD];
  private final int[] nearColumns = new int[2 * CandidateKernel.CLASSES];
  private final float[] nearValues = new float[2 * CandidateKernel.CLASSES];
  private final float[] sorted = new float[2 * CandidateKernel.CLASSES];

  private float[] x;
  private int m;
  private int dim;
  private CandidateAuction.Cost cost;
  private float[] v;
  private float[] squares = new float[0]; // |y|^2, or 0 where costs are by differences
  private float[] h = new float[0]; // squares - v
  private float[] panels = new float[0];
  private float[] batch = new float[0];
  private int[] columns = new int[0];
  private float[] costs = new float[0];
  private int[] counts = new int[0];
  private float[] bounds = new float[0];
  private long scans;

  /**
   * Takes a block.
   *
   * @param x rows [n, dim]; kept, not modified
   * @param y columns [m, dim]; not modified
   * @param v column potentials [m]; kept; changes must be told by {@link #lowered}
   */
  void open(float[] x, int n, float[] y, int m, int dim, CandidateAuction.Cost cost, float[] v) {
    this.x = x;
    this.m = m;
    this.dim = dim;
    this.cost = cost;
    this.v = v;
    reserve(n);
    boolean products = cost == CandidateAuction.Cost.SQUARED_BY_PRODUCTS;
    CandidateKernel.pack(y, m, dim, products ? -2 : 1, panels);
    Arrays.fill(h, Float.POSITIVE_INFINITY);
    for (int j = 0; j < m; j++) {
      double sum = 0;
      for (int k = 0; k < dim && products; k++) {
        sum += (double) y[j * dim + k] * y[j * dim + k];
      }
      squares[j] = (float) sum;
      lowered(j);
    }
  }

  private void reserve(int n) {
    int width = CandidateKernel.padded(m);
    if (h.length < width || panels.length < width * dim || batch.length < BATCH * dim) {
      squares = new float[width];
      h = new float[width];
      panels = new float[width * dim];
      batch = new float[BATCH * dim];
    }
    if (counts.length < n) {
      columns = new int[n * CAPACITY];
      costs = new float[n * CAPACITY];
      counts = new int[n];
      bounds = new float[n];
    }
  }

  /** Rows scanned over all columns since this workspace was made. */
  long scans() {
    return scans;
  }

  /** Where the list of a row begins, as a place for {@link #column} and {@link #cost}. */
  private int begin(int row) {
    return row * CAPACITY;
  }

  /** Where it ends. */
  private int end(int row) {
    return row * CAPACITY + counts[row];
  }

  /** The column at a place. */
  int column(int place) {
    return columns[place];
  }

  /** Its cost for the row, up to a term of the row. */
  float cost(int place) {
    return costs[place];
  }

  /** No column off the row's list had, or has now, a reduced cost below this. */
  float bound(int row) {
    return bounds[row];
  }

  /** The least and second least reduced cost in a row's list; {@code found.column} is a place. */
  void leastTwo(int row, RowScanKernel.Found found) {
    rowScan.leastTwoOf(costs, columns, begin(row), end(row), v, found);
  }

  /** Takes note of a changed potential. */
  void lowered(int j) {
    h[j] = squares[j] - v[j];
  }

  /** The cost of one pair, by the same operations as in the lists. */
  float costOf(float[] y, int i, int j) {
    float sum = squares[j];
    for (int k = 0; k < dim; k++) {
      float a = x[i * dim + k];
      float b = y[j * dim + k];
      sum =
          cost == CandidateAuction.Cost.SQUARED_BY_PRODUCTS
              ? Math.fma(a, -2 * b, sum)
              : Math.fma(b - a, b - a, sum);
    }
    return cost == CandidateAuction.Cost.DISTANCE ? (float) Math.sqrt(sum) : sum;
  }

  /** Makes the lists of the given rows anew. */
  void make(int[] rows, int count) {
    for (int from = 0; from < count; from += BATCH) {
      makeBatch(rows, from, Math.min(BATCH, count - from));
    }
    scans += count;
  }

  private void makeBatch(int[] rows, int from, int size) {
    for (int b = 0; b < size; b++) {
      System.arraycopy(x, rows[from + b] * dim, batch, b * dim, dim);
    }
    Arrays.fill(told, 0, size * CandidateKernel.TOLD, Float.POSITIVE_INFINITY);
    int width = CandidateKernel.padded(m);
    for (int start = 0; start < width; start += SLICE) {
      int slice = Math.min(SLICE, width - start);
      score(size, start, slice);
      for (int b = 0; b < size; b++) {
        kernel.leastOfClasses(values, b * slice, slice, start, told, b * CandidateKernel.TOLD);
      }
    }
    for (int b = 0; b < size; b++) {
      list(rows[from + b], b * CandidateKernel.TOLD);
    }
  }

  /** Fills whole tiles of rows: what an earlier batch left in the last one costs nothing. */
  private void score(int size, int start, int slice) {
    int rows = (size + CandidateKernel.ROWS - 1) / CandidateKernel.ROWS * CandidateKernel.ROWS;
    switch (cost) {
      case SQUARED_BY_PRODUCTS ->
          kernel.products(batch, rows, panels, start, slice, dim, h, values);
      case SQUARED_BY_DIFFERENCES ->
          kernel.squares(batch, rows, panels, start, slice, dim, h, values);
      case DISTANCE -> kernel.distances(batch, rows, panels, start, slice, dim, h, values);
    }
  }

  /** Makes one row's list of what is told of its classes. */
  private void list(int row, int at) {
    float bound = leastThird(at);
    int count = near(at, 0, bound);
    count = near(at + 2 * CandidateKernel.CLASSES, count, bound);
    if (count > CAPACITY) {
      bound = keepLeast(row, count);
      count = CAPACITY;
    }
    int to = begin(row);
    for (int k = 0; k < count; k++) {
      int j = nearColumns[k];
      columns[to + k] = j;
      costs[to + k] = nearValues[k] + v[j];
      // Rounding of the sum must not put a listed column above the bound: where many tie there, a
      // list just made would be stale at once, for ever.
      bound = Math.max(bound, costs[to + k] - v[j]);
    }
    counts[row] = count;
    bounds[row] = bound;
  }

  /** Plus infinity where no class has three columns. */
  private float leastThird(int at) {
    float least = Float.POSITIVE_INFINITY;
    int thirds = at + 4 * CandidateKernel.CLASSES;
    for (int c = thirds; c < thirds + CandidateKernel.CLASSES; c++) {
      least = Math.min(least, told[c]);
    }
    return least;
  }

  /** Gathers the values from {@code at} that are within the bound, and the columns behind them. */
  private int near(int at, int found, float bound) {
    float limit = Math.min(bound, Float.MAX_VALUE); // infinity stands for no column
    int count = found;
    for (int c = at; c < at + CandidateKernel.CLASSES; c++) {
      nearValues[count] = told[c];
      nearColumns[count] = (int) told[c + CandidateKernel.CLASSES];
      count += told[c] <= limit ? 1 : 0; // no branch: one in four is within, at random
      if (count == nearValues.length) {
        break; // all of them were
      }
    }
    return count;
  }

  /**
   * Keeps only the {@link #CAPACITY} least of a row's columns and returns the least value left out.
   * Among equals each row starts elsewhere, so that rows that tie do not all fight for the same
   * columns.
   */
  private float keepLeast(int row, int count) {
    System.arraycopy(nearValues, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    float bound = sorted[CAPACITY];
    int start = (int) (((row * 0x9E3779B1L) >>> 8) % count);
    int[] chosenColumns = new int[CAPACITY];
    float[] chosenValues = new float[CAPACITY];
    int chosen = 0;
    for (int k = 0; k < count; k++) {
      if (nearValues[k] < bound) {
        chosenColumns[chosen] = nearColumns[k];
        chosenValues[chosen++] = nearValues[k];
      }
    }
    for (int k = 0; k < count && chosen < CAPACITY; k++) {
      int from = (start + k) % count;
      if (nearValues[from] == bound) {
        chosenColumns[chosen] = nearColumns[from];
        chosenValues[chosen++] = bound;
      }
    }
    System.arraycopy(chosenColumns, 0, nearColumns, 0, CAPACITY);
    System.arraycopy(chosenValues, 0, nearValues, 0, CAPACITY);
    return bound;
  }
}
