package io.remblai.info.neighbor;

import io.remblai.info.Estimate;
import io.remblai.info.LocalMoments;
import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import io.remblai.info.neighbor.MarginalCounts.Reach;
import io.remblai.info.special.Digamma;
import java.io.Serializable;

/**
 * A nearest-neighbour information that is ready to be asked, query by query: the indices and the
 * digammas of Kraskov, Stoegbauer and Grassberger ("Estimating mutual information", 2004, equations
 * 8 and 9) and of Frenzel and Pompe (2007) for the conditional form.
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
  private final int[] signs; // of the digamma of each marginal count
  private final int added; // to each count before its digamma
  private final double ceiling;
  private final int[] queries;

  private NeighborInformation(
      MarginalCounts counts,
      double constant,
      int[] signs,
      int added,
      double ceiling,
      int[] queries) {
    this.counts = counts;
    this.constant = constant;
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
        new int[] {-1, -1, 1},
        1,
        Digamma.of(x.size()) - Digamma.of(k),
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
    locals(from, to, locals);
    return locals;
  }

  private int locals(int from, int to, double[] locals) {
    int[][] near = new int[signs.length][to - from];
    int copies = counts.count(queries, from, to, near);
    for (int q = 0; q < locals.length; q++) {
      double value = constant;
      for (int s = 0; s < signs.length; s++) {
        value += signs[s] * Digamma.of((long) near[s][q] + added);
      }
      locals[q] = value;
    }
    return copies;
  }

  /** What the queries from {@code from} to {@code to} contribute. */
  public NeighborShare estimate(int from, int to) {
    double[] locals = new double[to - from];
    int copies = locals(from, to, locals);
    return new NeighborShare(LocalMoments.of(locals), copies);
  }

  /** The information of shares that were merged. */
  public Estimate estimate(NeighborShare merged) {
    return merged.estimate(ceiling);
  }

  /** All queries, by the threads of the common pool. */
  public Estimate estimate() {
    return estimate(
        NeighborShare.all(
            RowShares.run(queries.length, SHARE, this::estimate, NeighborShare[]::new)));
  }
}
