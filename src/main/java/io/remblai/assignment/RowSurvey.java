package io.remblai.assignment;

import io.remblai.math.Kernels;
import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * Every row's nearest column under given potentials, and the repair of potentials under which many
 * rows want the same few columns. Not thread safe.
 */
final class RowSurvey {

  /** A column that more rows want is crowded. */
  private static final int CROWD = 8;

  /** Potentials are repaired if at least one row in so many is too many for its column. */
  private static final int REPAIR_SHARE = 10;

  private final RowScanKernel kernel = Kernels.rowScan();
  private final RowScanKernel.Found found = new RowScanKernel.Found();

  private float[] cost;
  private int n;
  private int m;
  private float[] v;
  private int[] columns;
  private float[] least = new float[0];
  private int[] nearest = new int[0];
  private int[] wanted = new int[0];
  private float[] known = new float[0];
  private long scans;

  /**
   * Takes a problem and looks at every row, twice if it repairs the potentials.
   *
   * @param cost [n, m]; kept, not modified
   * @param v column potentials [m]; replaced where repaired
   * @param columns column of each row [n], {@link Matching#FREE} where it has none; not modified.
   *     Rows that are content with theirs crowd no column
   */
  void take(float[] cost, int n, int m, float[] v, int[] columns) {
    this.cost = cost;
    this.n = n;
    this.m = m;
    this.v = v;
    this.columns = columns;
    if (least.length < n) {
      least = new float[n];
      nearest = new int[n];
    }
    if (wanted.length < m) {
      wanted = new int[m];
      known = new float[m];
    }
    if (look() * REPAIR_SHARE >= n) {
      repair();
      look();
    }
  }

  /** How far a row is from its nearest column; infinite where it has no column. */
  float slack(int row) {
    int own = columns[row];
    return own == Matching.FREE
        ? Float.POSITIVE_INFINITY
        : cost[row * m + own] - v[own] - least[row];
  }

  /** Scans of rows since this was made. */
  long scans() {
    return scans;
  }

  /** The least reduced cost of each row [n or longer]; not to be modified. */
  float[] least() {
    return least;
  }

  /** The column where a row has it. */
  int nearest(int row) {
    return nearest[row];
  }

  private int look() {
    Arrays.fill(wanted, 0, m, 0);
    int tooMany = 0;
    for (int i = 0; i < n; i++) {
      kernel.leastTwo(cost, i * m, v, m, found);
      least[i] = found.least;
      nearest[i] = found.column;
      if (slack(i) > 0 && ++wanted[found.column] > CROWD) {
        tooMany++;
      }
    }
    scans += n;
    return tooMany;
  }

  private void repair() {
    for (int j = 0; j < m; j++) {
      known[j] = wanted[j] > CROWD ? Float.NEGATIVE_INFINITY : v[j];
    }
    extend(cost, n, m, known, v);
  }

  /**
   * Potentials of all columns from those of some, by c-transforms: {@code u[i] = min over known j
   * of (c[i, j] - v[j])}, then {@code v[j] = min over i of (c[i, j] - u[i])}. Where every column is
   * to be taken a constant puts them about zero, where float has most digits; else those above zero
   * become zero.
   *
   * @param known potentials [m]; minus infinity where not known; not modified
   * @param potentials [m] or longer; overwritten
   */
  void extend(float[] cost, int n, int m, float[] known, float[] potentials) {
    Arrays.fill(potentials, 0, m, Float.POSITIVE_INFINITY);
    for (int i = 0; i < n; i++) {
      kernel.leastTwo(cost, i * m, known, m, found);
      kernel.lower(cost, i * m, found.least, m, potentials);
    }
    scans += 2L * n;
    if (n < m) {
      for (int j = 0; j < m; j++) {
        potentials[j] = Math.min(potentials[j], 0);
      }
    } else {
      centre(potentials, m);
    }
  }

  private static void centre(float[] potentials, int m) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < m; j++) {
      low = Math.min(low, potentials[j]);
      high = Math.max(high, potentials[j]);
    }
    float middle = low + (high - low) / 2;
    for (int j = 0; j < m; j++) {
      potentials[j] -= middle;
    }
  }
}
