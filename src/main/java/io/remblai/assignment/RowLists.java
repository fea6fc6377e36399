package io.remblai.assignment;

import io.remblai.math.Kernels;
import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * For each row of a cost matrix the columns of least reduced cost {@code c[i, j] - v[j]} when its
 * list was made, with a bound that no other column was below.
 *
 * <p>While potentials only fall, reduced costs only rise: the bound stays true, and a list has to
 * be made anew, by one scan of the row, only when what it still holds has risen above it. Rows
 * without a list have an empty one with a bound of minus infinity.
 *
 * <p>Not thread safe.
 */
final class RowLists {

  /** Most columns of a list. A matrix that is no wider is listed whole. */
  static final int CAPACITY = 64;

  /**
   * A list holds every column up to the least one of so many of {@link RowScanKernel#CLASSES}
   * classes, some 30 to 40 columns. Lists half as long cost a third more scans in the plane; longer
   * ones gain nothing.
   */
  private static final int FEWEST_CLASSES = 20;

  private static final int MOST_CLASSES = 28;

  private final RowScanKernel kernel = Kernels.rowScan();
  private final float[] leastOfClasses = new float[RowScanKernel.CLASSES];
  private final int[] chosen = new int[CAPACITY];

  private float[] cost;
  private int m;
  private float[] v;
  private float[] reduced = new float[0]; // of the row scanned last
  private int[] hits = new int[0];
  private int[] columns = new int[0];
  private float[] costs = new float[0];
  private int[] counts = new int[0];
  private float[] bounds = new float[0];
  private long scans;

  /**
   * Takes a problem; no row has a list.
   *
   * @param cost [n, m]; kept, not modified
   * @param v column potentials [m]; kept, not modified; may fall between calls, never rise
   */
  void open(float[] cost, int n, int m, float[] v) {
    this.cost = cost;
    this.m = m;
    this.v = v;
    if (reduced.length < m) {
      reduced = new float[m];
      hits = new int[m];
    }
    if (counts.length < n) {
      columns = new int[n * CAPACITY];
      costs = new float[n * CAPACITY];
      counts = new int[n];
      bounds = new float[n];
    }
    Arrays.fill(counts, 0, n, 0);
    Arrays.fill(bounds, 0, n, Float.NEGATIVE_INFINITY);
  }

  /** Rows scanned since this workspace was made. */
  long scans() {
    return scans;
  }

  /** Where the list of a row begins, as a place for {@link #column} and {@link #cost}. */
  int begin(int row) {
    return row * CAPACITY;
  }

  /** Where it ends. */
  int end(int row) {
    return row * CAPACITY + counts[row];
  }

  /** The column at a place. */
  int column(int place) {
    return columns[place];
  }

  /** Its cost for the row. */
  float cost(int place) {
    return costs[place];
  }

  /** No column off the row's list has a reduced cost below this. */
  float bound(int row) {
    return bounds[row];
  }

  /** The least and second least reduced cost in a row's list; {@code found.column} is a place. */
  void leastTwo(int row, RowScanKernel.Found found) {
    kernel.leastTwoOf(costs, columns, begin(row), end(row), v, found);
  }

  /** As {@link #leastTwo}, of all columns: makes the list anew if the least may be off it. */
  void nearest(int row, RowScanKernel.Found found) {
    leastTwo(row, found);
    if (found.least > bounds[row] || counts[row] == 0) {
      make(row);
      leastTwo(row, found);
    }
  }

  /** Makes a row's list anew. */
  void make(int row) {
    scan(row);
    list(row);
  }

  /**
   * Scans a row, makes its list anew and finds all columns whose reduced cost is at most a limit.
   *
   * @param into receives them; [m] or longer
   * @return how many there are
   */
  int atMost(int row, float limit, int[] into) {
    make(row);
    return kernel.atMost(reduced, m, limit, into);
  }

  private void scan(int row) {
    kernel.reduce(cost, row * m, v, m, reduced, leastOfClasses);
    scans++;
  }

  private void list(int row) {
    boolean whole = m <= CAPACITY;
    float limit =
        whole
            ? Float.POSITIVE_INFINITY
            : kernel.limit(leastOfClasses, FEWEST_CLASSES, MOST_CLASSES);
    float bound = whole ? limit : Math.nextUp(limit); // the others are strictly above the limit
    int count = kernel.atMost(reduced, m, limit, hits);
    if (count > CAPACITY) {
      bound = shorten(row, count, limit);
      count = CAPACITY;
    }
    int to = row * CAPACITY;
    int from = row * m;
    for (int k = 0; k < count; k++) {
      columns[to + k] = hits[k];
      costs[to + k] = cost[from + hits[k]];
    }
    counts[row] = count;
    bounds[row] = bound;
  }

  /**
   * Moves the {@link #CAPACITY} least of the hits to the front and returns the least value left
   * out. Among equals each row starts elsewhere, so that rows that tie do not all fight for the
   * same columns.
   */
  private float shorten(int row, int count, float limit) {
    int below = 0;
    for (int k = 0; k < count; k++) {
      below += reduced[hits[k]] < limit ? 1 : 0;
    }
    float bound = below <= CAPACITY ? limit : valueAfterLeast(count);
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (reduced[hits[k]] < bound) {
        chosen[kept++] = hits[k];
      }
    }
    int start = (int) (((row * 0x9E3779B1L) >>> 8) % count);
    for (int k = start; kept < CAPACITY; k = k + 1 < count ? k + 1 : 0) {
      if (reduced[hits[k]] == bound) {
        chosen[kept++] = hits[k];
      }
    }
    System.arraycopy(chosen, 0, hits, 0, CAPACITY);
    return bound;
  }

  private float valueAfterLeast(int count) {
    float[] sorted = new float[count];
    for (int k = 0; k < count; k++) {
      sorted[k] = reduced[hits[k]];
    }
    Arrays.sort(sorted);
    return sorted[CAPACITY];
  }
}
