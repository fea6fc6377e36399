package io.remblai.assignment;

import io.remblai.math.RowScanKernel;
import java.util.Arrays;

/**
 * Exact linear assignment of one block of n rows and m columns, m at least n: a column s(i) for
 * each row, all different, with least {@code sum_i c[i, s(i)]}, by an auction in phases and then
 * shortest augmenting paths.
 *
 * <p>The dual problem is {@code max sum_i u[i] + sum_j v[j]} subject to {@code u[i] + v[j] <= c[i,
 * j]}; a row's best u is its least reduced cost {@code min over j of (c[i, j] - v[j])}. A matching
 * in which every row has a column of least reduced cost is optimal. Where m exceeds n, columns are
 * left free, and the dual asks for {@code v <= 0} besides: then every free column must have a
 * potential of zero. {@link SpareBidders} keep them near it in the auction, {@link FreeColumns}
 * brings them there in the end.
 *
 * <p>A cold solve takes its potentials from a quarter of the rows and columns, solved first and
 * extended to all by c-transforms. Then an auction (Bertsekas, Annals of Operations Research 14,
 * 1988) brings every row to within epsilon of its nearest column, for an epsilon that falls from
 * phase to phase. Rows that are not at their nearest after the last phase, about half of them, are
 * freed and augmented along shortest paths (Jonker and Volgenant, Computing 38, 1987), which are
 * short by then: a few columns each. Auction and paths work on {@link RowLists}. O(n^3 log n) at
 * worst; what counts in practice is the number of scans of a row.
 *
 * <p>Costs and potentials are float: the result is optimal up to the rounding of potentials, about
 * 1e-7 of the largest cost per row. The same input gives the same result on every machine.
 *
 * <p>Not thread safe: one workspace per task. Beside the matrix it keeps 64 columns and costs per
 * row.
 */
public final class LinearAssignment {

  /**
   * Up to this size a cold solve starts from zero potentials: a smaller problem would cost more
   * than it saves.
   */
  private static final int SMALL = RowLists.CAPACITY;

  /**
   * Below this size no auction is held. It would gain little, and where costs span many orders of
   * magnitude its raises round away the least of them: with 70 rows and twelve orders one problem
   * in a hundred lost more than a millionth of its total, without an auction one in two thousand.
   */
  private static final int SMALLEST_AUCTION = 128;

  /** Rows whose lists tell the scale of epsilon. */
  private static final int SCALE_SAMPLE = 63;

  /**
   * The greatest epsilon to start from and the one at which a phase is the last, in units of the
   * scale. Milliseconds of a cold solve (n = 1024) by the first epsilon:
   *
   * <pre>
   *                gauss-d16   mixture-d64   checkerboard   moon-scurve
   *   0.3                8.2           9.0             23            22
   *   1                 10.4          10.7             17            17
   *   3                 12.2          11.2             13            17
   *   0.3, raised        6.5           6.6             15            16
   * </pre>
   */
  private static final float FIRST = 0.3f;

  private static final float LAST = 0.03f;

  /** Epsilon of one phase over that of the next. */
  private static final float FALL = 5;

  /**
   * If the first phase has more free rows than one in {@code MANY} left after so many bids per row,
   * it goes on with a greater epsilon: in the plane prices have far to fall.
   */
  private static final int TRIAL = 2;

  private static final int MANY = 10;

  private static final float RAISE = 10;

  /** Bids per row after which a phase leaves its last free rows to shortest paths. */
  private static final int MOST_BIDS = 40;

  private final RowScanKernel.Found found = new RowScanKernel.Found();
  private final RowSurvey survey = new RowSurvey();
  private final RowLists lists = new RowLists();
  private final Matching matching = new Matching();
  private final RowAuction auction = new RowAuction();
  private final ShortestPaths paths = new ShortestPaths();
  private final FreeColumns freeColumns = new FreeColumns();

  private int n;
  private int m;

  /** Passes over rows since this workspace was made: the unit of its work. */
  public long scans() {
    return survey.scans() + lists.scans() + freeColumns.scans();
  }

  /**
   * Solves a square block from scratch.
   *
   * @param costs [n, n] row-major from 0; not modified
   * @param potentials [n] or longer; receives column potentials
   * @param columns [n] or longer; receives the column of each row
   */
  public void solve(float[] costs, int size, float[] potentials, int[] columns) {
    solve(costs, size, size, potentials, columns);
  }

  /**
   * Solves from scratch.
   *
   * @param costs [n, m] row-major from 0; not modified
   * @param rows n
   * @param width m, at least n
   * @param potentials [m] or longer; receives column potentials; where m exceeds n none is above
   *     zero, and those of free columns are zero
   * @param columns [n] or longer; receives the column of each row
   */
  public void solve(float[] costs, int rows, int width, float[] potentials, int[] columns) {
    check(rows, width);
    coarsePotentials(costs, rows, width, potentials);
    Arrays.fill(columns, 0, rows, Matching.FREE);
    solveFrom(costs, rows, width, potentials, columns);
  }

  /**
   * Solves from the given potentials and, where they fit, the given matching: the nearer both are
   * to the optimum, the less there is to do. A solution that is optimal is kept.
   *
   * @param costs [n, m] row-major from 0; not modified
   * @param rows n
   * @param width m, at least n
   * @param potentials [m] or longer; finite column potentials to start from, up to a constant;
   *     replaced by final ones as in {@link #solve(float[], int, int, float[], int[])}
   * @param columns [n] or longer; different columns to start from or all -1, replaced by the
   *     optimal ones
   */
  public void solveFrom(float[] costs, int rows, int width, float[] potentials, int[] columns) {
    check(rows, width);
    this.n = rows;
    this.m = width;
    if (n < m) {
      FreeColumns.level(potentials, n, m);
    }
    survey.take(costs, n, m, potentials, columns);
    matching.open(columns, n, m);
    lists.open(costs, n, m, potentials);
    auction.open(lists, matching, costs, n, m, potentials, survey.least());
    paths.open(lists, matching, costs, n, m, potentials, Float.POSITIVE_INFINITY);
    float[] slack = slack();
    if (slack[n - 1] > 0) {
      takeNearest();
      if (n >= SMALLEST_AUCTION) {
        auction(slack);
      }
    }
    finish(costs, potentials, columns);
  }

  private static void check(int rows, int width) {
    if (rows > width) {
      throw new IllegalArgumentException("rows must be at most %d, not %d".formatted(width, rows));
    }
  }

  private void finish(float[] costs, float[] potentials, int[] columns) {
    float zero = n < m ? FreeColumns.level(potentials, n, m) : 0;
    auction.release(0);
    augmentFree(true);
    if (n < m) {
      freeColumns.settle(costs, n, m, potentials, zero, columns);
    }
  }

  /** Potentials of a coarser problem, extended to every column. */
  private void coarsePotentials(float[] costs, int rows, int width, float[] potentials) {
    if (rows <= SMALL) {
      Arrays.fill(potentials, 0, width, 0f);
      return;
    }
    int few = CoarserProblem.size(rows);
    float[] coarse = new float[CoarserProblem.size(width)];
    solve(CoarserProblem.costs(costs, rows, width), few, coarse.length, coarse, new int[few]);
    float[] known = CoarserProblem.spread(coarse, width);
    survey.extend(costs, rows, width, known, potentials);
  }

  /** How far each row is from its nearest column, sorted; infinite where it has no column. */
  private float[] slack() {
    float[] slack = new float[n];
    for (int i = 0; i < n; i++) {
      slack[i] = survey.slack(i);
    }
    Arrays.sort(slack);
    return slack;
  }

  /** Gives rows without a column their nearest, where that is free. */
  private void takeNearest() {
    for (int i = 0; i < n; i++) {
      int j = survey.nearest(i);
      if (matching.columnOf(i) == Matching.FREE && matching.rowOf(j) == Matching.FREE) {
        matching.take(i, j);
      }
    }
  }

  /**
   * The phases. A warm start begins with an epsilon like the distances that rows already have from
   * their nearest columns.
   */
  private void auction(float[] slack) {
    float scale = scale();
    float last = LAST * scale;
    float epsilon = Math.min(FIRST * scale, Math.max(slack[n * 3 / 4] / 2, last));
    if (!(epsilon > 0) || epsilon == Float.POSITIVE_INFINITY) {
      return;
    }
    auction.release(epsilon);
    auction.bid(epsilon, TRIAL * n);
    if (auction.waiting() * MANY > m) {
      epsilon *= RAISE;
    }
    while (true) {
      auction.bid(epsilon, MOST_BIDS * n);
      augmentFree(false);
      if (epsilon <= last) {
        return;
      }
      epsilon /= FALL;
      auction.release(epsilon);
    }
  }

  /**
   * How far the columns of a list are apart: the median, over rows, of the list's bound less its
   * least reduced cost.
   */
  private float scale() {
    float[] widths = new float[SCALE_SAMPLE];
    for (int k = 0; k < SCALE_SAMPLE; k++) {
      int i = (int) ((long) k * n / SCALE_SAMPLE);
      lists.nearest(i, found);
      widths[k] = lists.bound(i) - found.least;
    }
    Arrays.sort(widths);
    return widths[SCALE_SAMPLE / 2];
  }

  private void augmentFree(boolean tight) {
    while (auction.free() > 0) {
      paths.augment(auction.nextFree(), tight);
    }
  }
}
