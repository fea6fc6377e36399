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
 * <p>The bound is a rank among the least values of {@link CandidateKernel#CLASSES} classes of
 * columns, so that no row of reduced costs has to be sorted or even kept: rows are scanned in
 * slices that fit the cache, and what the classes have shown so far is an upper bound of what they
 * will show.
 *
 * <p>Not thread safe.
 */
final class CandidateLists {

  /** Most columns of a list. */
  private static final int CAPACITY = 64;

  /**
   * The bound has at least so many of the class minima at or below it: a list then has at least so
   * many columns, about 50 on average.
   */
  private static final int RANK = 32;

  /** Rows scanned together: columns come from memory once for all of them. */
  private static final int BATCH = 64;

  /** Columns of a slice: with 64 rows of values it fits the second-level cache. */
  private static final int SLICE = 1024;

  /** Columns that may be kept for a row before the bound is known. */
  private static final int KEPT = 512;

  private final CandidateKernel kernel = Kernels.candidates();
  private final RowScanKernel rowScan = Kernels.rowScan();
  private final float[] least = new float[BATCH * CandidateKernel.CLASSES];
  private final float[] minima = new float[CandidateKernel.CLASSES];
  private final float[] values = new float[BATCH * SLICE];
  private final int[] hits = new int[SLICE];
  private final float[] limits = new float[BATCH];
  private final int[] keptCounts = new int[BATCH];
  private final int[] keptColumns = new int[BATCH * KEPT];
  private final float[] keptValues = new float[BATCH * KEPT];
  private final float[] keptSorted = new float[KEPT];

  private float[] x;
  private int n;
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
   * @param y columns [n, dim]; not modified
   * @param v column potentials [n]; kept; changes must be told by {@link #lowered}
   */
  void open(float[] x, float[] y, int n, int dim, CandidateAuction.Cost cost, float[] v) {
    this.x = x;
    this.n = n;
    this.dim = dim;
    this.cost = cost;
    this.v = v;
    reserve();
    boolean products = cost == CandidateAuction.Cost.SQUARED_BY_PRODUCTS;
    CandidateKernel.pack(y, n, dim, products ? -2 : 1, panels);
    Arrays.fill(h, Float.POSITIVE_INFINITY);
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int k = 0; k < dim && products; k++) {
        sum += (double) y[j * dim + k] * y[j * dim + k];
      }
      squares[j] = (float) sum;
      lowered(j);
    }
  }

  private void reserve() {
    int width = CandidateKernel.padded(n);
    if (h.length < width || panels.length < width * dim || batch.length < BATCH * dim) {
      squares = new float[width];
      h = new float[width];
      panels = new float[width * dim];
      batch = new float[BATCH * dim];
      columns = new int[width * CAPACITY];
      costs = new float[width * CAPACITY];
      counts = new int[width];
      bounds = new float[width];
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
    Arrays.fill(least, 0, size * CandidateKernel.CLASSES, Float.POSITIVE_INFINITY);
    Arrays.fill(keptCounts, 0, size, 0);
    Arrays.fill(limits, 0, size, Float.MAX_VALUE);
    int width = CandidateKernel.padded(n);
    for (int start = 0; start < width; start += SLICE) {
      int slice = Math.min(SLICE, width - start);
      score(size, start, slice);
      int number = start / SLICE;
      boolean refresh = n > CAPACITY && (number & (number + 1)) == 0; // 0, 1, 3, 7, ...
      for (int b = 0; b < size; b++) {
        kernel.leastOfClasses(values, b * slice, slice, least, b * CandidateKernel.CLASSES);
        if (refresh) {
          limits[b] = Math.min(limits[b], rank(b));
        }
        keep(rows[from + b], b, start, slice);
      }
    }
    for (int b = 0; b < size; b++) {
      list(rows[from + b], b);
    }
  }

  private void score(int size, int start, int slice) {
    switch (cost) {
      case SQUARED_BY_PRODUCTS ->
          kernel.products(batch, size, panels, start, slice, dim, h, values);
      case SQUARED_BY_DIFFERENCES ->
          kernel.squares(batch, size, panels, start, slice, dim, h, values);
      case DISTANCE -> kernel.distances(batch, size, panels, start, slice, dim, h, values);
    }
  }

  /**
   * A limit that about {@link #RANK} of a row's class minima so far do not exceed, and no fewer.
   */
  private float rank(int b) {
    System.arraycopy(least, b * CandidateKernel.CLASSES, minima, 0, CandidateKernel.CLASSES);
    return rowScan.limit(minima, RANK, RANK + RANK / 4);
  }

  /** Keeps the columns of a slice that are within the row's limit. */
  private void keep(int row, int b, int start, int slice) {
    int found = kernel.atMost(values, b * slice, slice, limits[b], hits);
    for (int k = 0; k < found; k++) {
      float value = values[b * slice + hits[k]];
      if (value > limits[b]) {
        continue; // lowered meanwhile
      }
      if (keptCounts[b] == KEPT) {
        limits[b] = Math.min(limits[b], n > CAPACITY ? rank(b) : Float.MAX_VALUE);
        drop(b);
        if (keptCounts[b] > KEPT / 2) {
          limits[b] = keepLeast(row, b);
        }
        if (value > limits[b]) {
          continue;
        }
      }
      int to = b * KEPT + keptCounts[b]++;
      keptColumns[to] = start + hits[k];
      keptValues[to] = value;
    }
  }

  /** Drops what is above the row's limit. */
  private void drop(int b) {
    int count = 0;
    for (int k = b * KEPT; k < b * KEPT + keptCounts[b]; k++) {
      if (keptValues[k] <= limits[b]) {
        keptColumns[b * KEPT + count] = keptColumns[k];
        keptValues[b * KEPT + count++] = keptValues[k];
      }
    }
    keptCounts[b] = count;
  }

  private void list(int row, int b) {
    float bound = Float.POSITIVE_INFINITY;
    if (n > CAPACITY) {
      limits[b] = Math.min(limits[b], rank(b));
      drop(b);
      bound = limits[b];
      if (keptCounts[b] > CAPACITY) {
        bound = keepLeast(row, b);
      }
    }
    int to = row * CAPACITY;
    for (int k = 0; k < keptCounts[b]; k++) {
      int j = keptColumns[b * KEPT + k];
      columns[to + k] = j;
      costs[to + k] = keptValues[b * KEPT + k] + v[j];
      // Rounding of the sum must not put a listed column above the bound: where many tie there, a
      // list just made would be stale at once, for ever.
      bound = Math.max(bound, costs[to + k] - v[j]);
    }
    counts[row] = keptCounts[b];
    bounds[row] = bound;
  }

  /**
   * Keeps only the {@link #CAPACITY} least of a row's columns and returns the least value left out.
   * Among equals each row starts elsewhere, so that rows that tie do not all fight for the same
   * columns.
   */
  private float keepLeast(int row, int b) {
    int at = b * KEPT;
    int count = keptCounts[b];
    System.arraycopy(keptValues, at, keptSorted, 0, count);
    Arrays.sort(keptSorted, 0, count);
    float bound = keptSorted[CAPACITY];
    int start = (int) (((row * 0x9E3779B1L) >>> 8) % count);
    int[] chosenColumns = new int[CAPACITY];
    float[] chosenValues = new float[CAPACITY];
    int chosen = 0;
    for (int k = 0; k < count; k++) {
      if (keptValues[at + k] < bound) {
        chosenColumns[chosen] = keptColumns[at + k];
        chosenValues[chosen++] = keptValues[at + k];
      }
    }
    for (int k = 0; k < count && chosen < CAPACITY; k++) {
      int from = at + (start + k) % count;
      if (keptValues[from] == bound) {
        chosenColumns[chosen] = keptColumns[from];
        chosenValues[chosen++] = bound;
      }
    }
    System.arraycopy(chosenColumns, 0, keptColumns, at, CAPACITY);
    System.arraycopy(chosenValues, 0, keptValues, at, CAPACITY);
    keptCounts[b] = CAPACITY;
    return bound;
  }
}
