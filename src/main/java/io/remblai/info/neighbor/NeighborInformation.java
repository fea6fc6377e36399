package io.remblai.info.neighbor;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import io.remblai.info.neighbor.MarginalCounts.Reach;
import io.remblai.info.special.Digamma;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * A nearest-neighbour information that is ready to be asked, query by query: the indices and the
 * digammas of Kraskov, Stoegbauer and Grassberger ("Estimating mutual information", 2004, equations
 * 8 and 9) and of Frenzel and Pompe (2007) for the conditional form.
 *
 * <p>A row with k copies or more has its k-th neighbour at distance zero, where no density is left
 * to estimate. Such rows are values of their own probability: of c equal rows, c_x equal in x and
 * c_y in y, itself among them, the local value is {@code psi(c) + psi(n) - psi(c_x) - psi(c_y)}
 * (Gao, Kannan, Oh and Viswanath, "Estimating mutual information for discrete-continuous mixtures",
 * 2017), in the conditional form {@code psi(c) - psi(c_xz) - psi(c_yz) + psi(c_z)}. Where others
 * are as far as the k-th neighbour, as with rounded values, the formulas stand as they are, and
 * mislead: the first gave 0.94 and the second -0.26 for 0.44 nats in normal values rounded to a
 * twentieth of their deviation. Then a warning says so.
 *
 * <p>Distances are max-norm over raw values. Immutable: any number of threads or tasks may each
 * take a share of the queries.
 */
public final class NeighborInformation implements Serializable {

  private static final long serialVersionUID = 1;

  /** Queries to a share: enough to keep a thread busy for a while, few enough to balance. */
  private static final int SHARE = 256;

  /**
   * From this joint dimension on a tree visits most of itself. Below it a tree of 8 rows times 2 to
   * the dimension is about as fast as a scan (10,000 rows of 5 + 5 and of 6 + 6 normal values: 0.4
   * s by tree, 0.3 s by scan, two threads).
   */
  private static final int MOST_TREE_DIM = 12;

  private final MarginalCounts counts;
  private final double constant;
  private final double ofCopies; // the constant of rows with k copies or more
  private final int ofNeighbours; // what the digamma of k, or of all copies, is multiplied by
  private final int[] signs; // of the digamma of each marginal count
  private final int added; // to each count before its digamma
  private final double ceiling;
  private final int[] queries;

  private NeighborInformation(
      MarginalCounts counts,
      double constant,
      double ofCopies,
      int ofNeighbours,
      int[] signs,
      int added,
      double ceiling,
      int[] queries) {
    this.counts = counts;
    this.constant = constant;
    this.ofCopies = ofCopies;
    this.ofNeighbours = ofNeighbours;
    this.signs = signs;
    this.added = added;
    this.ceiling = ceiling;
    this.queries = queries;
  }

  /**
   * I(X; Y) by KSG 1: {@code psi(k) + psi(n) - mean(psi(n_x + 1) + psi(n_y + 1))}, where n_x counts
   * the other rows strictly closer in x than the k-th joint neighbour.
   *
   * @param k neighbours, at least 1 and below the number of rows
   * @param queries the rows to average over; all rows are searched
   */
  public static NeighborInformation ksg1(Rows x, Rows y, int k, int[] queries) {
    check(k, x, y);
    double constant = Digamma.of(k) + Digamma.of(x.size());
    return new NeighborInformation(
        counts(new Rows[] {x, y}, new int[][] {{0}, {1}}, k, Reach.CLOSER_THAN_JOINT),
        constant,
        Digamma.of(x.size()),
        1,
        new int[] {-1, -1},
        1,
        Digamma.of(x.size()) - Digamma.of(k),
        queries);
  }

  /**
   * I(X; Y) by KSG 2: {@code psi(k) - 1/k + psi(n) - mean(psi(n_x) + psi(n_y))}, where n_x counts
   * the other rows not farther in x than the farthest in x of the k joint neighbours. Neighbours
   * that tie for the k-th place all belong to them, so that the order of rows does not matter.
   */
  public static NeighborInformation ksg2(Rows x, Rows y, int k, int[] queries) {
    check(k, x, y);
    double constant = Digamma.of(k) - 1.0 / k + Digamma.of(x.size());
    return new NeighborInformation(
        counts(new Rows[] {x, y}, new int[][] {{0}, {1}}, k, Reach.WITHIN_OWN),
        constant,
        Digamma.of(x.size()),
        1,
        new int[] {-1, -1},
        0,
        constant - 2 * Digamma.of(k),
        queries);
  }

  /**
   * I(X; Y | Z): {@code psi(k) - mean(psi(n_xz + 1) + psi(n_yz + 1) - psi(n_z + 1))} with strict
   * counts.
   */
  public static NeighborInformation conditional(Rows x, Rows y, Rows z, int k, int[] queries) {
    check(k, x, y, z);
    return new NeighborInformation(
        counts(new Rows[] {x, y, z}, new int[][] {{0, 2}, {1, 2}, {2}}, k, Reach.CLOSER_THAN_JOINT),
        Digamma.of(k),
        0,
        1,
        new int[] {-1, -1, 1},
        1,
        Digamma.of(x.size()) - Digamma.of(k),
        queries);
  }

  /**
   * The O-information of the coordinates, {@code (N - 2) (psi(n) - psi(k)) + mean over rows of
   * sum_i (psi(n_-i + 1) - psi(n_i + 1))} with strict counts in all coordinates but i, and in i
   * alone: the entropies of Kraskov, Stoegbauer and Grassberger at one common distance, in which
   * all volumes cancel.
   *
   * @param x rows of N coordinates, at least 2
   */
  public static NeighborInformation oInformation(Rows x, int k, int[] queries) {
    check(k, x);
    int dim = x.dim();
    if (dim < 2) {
      throw new IllegalArgumentException(
          "%d coordinate is too few for an O-information".formatted(dim));
    }
    Rows[] parts = new Rows[dim];
    int[][] members = new int[2 * dim][];
    int[] signs = new int[2 * dim];
    for (int i = 0; i < dim; i++) {
      parts[i] = Rows.column(x.coordinate(i));
      members[i] = new int[] {i};
      signs[i] = -1;
      int without = i;
      members[dim + i] = IntStream.range(0, dim).filter(j -> j != without).toArray();
      signs[dim + i] = 1;
    }
    // Near in all but i is near in i + 1: the sum is never positive.
    double most = (dim - 2) * (Digamma.of(x.size()) - Digamma.of(k));
    return new NeighborInformation(
        counts(parts, members, k, Reach.CLOSER_THAN_JOINT),
        most,
        (dim - 2) * Digamma.of(x.size()),
        2 - dim,
        signs,
        1,
        most,
        queries);
  }

  private static void check(int k, Rows... parts) {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
    for (Rows part : parts) {
      Rows.requireSameSize(parts[0], part);
    }
    parts[0].requireAtLeast(k + 1, "k = %d neighbours".formatted(k));
  }

  private static MarginalCounts counts(Rows[] parts, int[][] members, int k, Reach reach) {
    int dim = 0;
    for (Rows part : parts) {
      dim += part.dim();
    }
    // Many rows in few dimensions: a tree visits a small part of itself.
    return dim <= MOST_TREE_DIM && parts[0].size() >= (8 << dim)
        ? new TreeCounts(parts, members, k, reach)
        : new ScanCounts(parts, members, k, reach);
  }

  /** How many queries there are. */
  public int queries() {
    return queries.length;
  }

  /**
   * The local values of the queries from {@code from} to {@code to}, whose mean is the information.
   *
   * @return [to - from]
   */
  public double[] locals(int from, int to) {
    double[] locals = new double[to - from];
    share(from, to, locals);
    return locals;
  }

  private NeighborShare share(int from, int to, double[] locals) {
    int[][] near = new int[signs.length][to - from];
    int[] copies = new int[to - from];
    int ties = counts.count(queries, from, to, near, copies);
    int repeated = 0;
    for (int q = 0; q < locals.length; q++) {
      boolean repeats = copies[q] > 0;
      double value = repeats ? ofCopies + ofNeighbours * Digamma.of(copies[q] + 1L) : constant;
      for (int s = 0; s < signs.length; s++) {
        value += signs[s] * Digamma.of((long) near[s][q] + (repeats ? 1 : added));
      }
      locals[q] = value;
      repeated += repeats ? 1 : 0;
    }
    return new NeighborShare(LocalMoments.of(locals), repeated, ties);
  }

  /** What the queries from {@code from} to {@code to} contribute. */
  public NeighborShare estimate(int from, int to) {
    return share(from, to, new double[to - from]);
  }

  /** The information of shares that were merged, with warnings where rows or distances repeat. */
  public Estimate estimate(NeighborShare merged) {
    long all = merged.locals().count();
    Estimate estimate = merged.locals().estimate();
    if (merged.ties() == 0) {
      estimate = estimate.withCeiling(ceiling); // ties can lift a local value above it
    }
    if (merged.copies() > 0) {
      estimate =
          estimate.withWarning(
              ("%d of %d rows have at least as many copies as neighbours are asked for; they count"
                      + " as values of their own probability")
                  .formatted(merged.copies(), all));
    }
    return merged.manyTies()
        ? estimate.withWarning(
            ("for %d of %d rows others are as far as the k-th neighbour: values that repeat spoil"
                    + " this estimator; add noise far below their steps, or bin them")
                .formatted(merged.ties(), all))
        : estimate;
  }

  /** All queries, by the threads of the common pool. */
  public Estimate estimate() {
    return estimate(
        NeighborShare.all(
            RowShares.run(queries.length, SHARE, this::estimate, NeighborShare[]::new)));
  }
}
