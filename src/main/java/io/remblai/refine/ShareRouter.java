package io.remblai.refine;

import io.remblai.math.Projections;
import io.remblai.math.Seeds;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Sends each pair of a round to the share that one task works on: the top of the round's tree, cut
 * at the quantiles of a sample. Shares need not be of equal size; inside a share the cuts are
 * exact.
 *
 * <p>Pairs that lie exactly on a cut are told apart by a hash of the round's random order, so that
 * a cloud of identical points is divided too.
 */
public final class ShareRouter implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int DIRECTION_SAMPLE = 1024;

  private final RematchKind kind;
  private final long seed;
  private final int shares;
  private final int dim;
  private final Node root; // null where there is nothing to cut

  private ShareRouter(RematchRound round, int dim, Node root) {
    this.kind = round.kind();
    this.seed = round.seed();
    this.shares = round.shares();
    this.dim = dim;
    this.root = root;
  }

  /**
   * A cut; null stands for a share. A class, not a record: routers are broadcast, perhaps by Kryo
   * 4.
   */
  private static final class Node implements Serializable {
    private static final long serialVersionUID = 1;
    private final double[] direction;
    private final double cut;
    private final long cutOrder;
    private final int topShares;
    private final Node top;
    private final Node rest;

    Node(double[] direction, double cut, long cutOrder, int topShares, Node top, Node rest) {
      this.direction = direction;
      this.cut = cut;
      this.cutOrder = cutOrder;
      this.topShares = topShares;
      this.top = top;
      this.rest = rest;
    }
  }

  /** Routes every pair by its random order, or to the only share; needs no sample. */
  public static ShareRouter withoutPlaces(RematchRound round) {
    return new ShareRouter(round, 0, null);
  }

  /**
   * Builds the tree from a sample of pairs.
   *
   * @param places vectors by which the sampled pairs are grouped [sample, dim], in canonical order;
   *     not modified
   * @param orders the round's random order of the sampled pairs [sample]; not modified
   */
  public static ShareRouter of(RematchRound round, int dim, float[] places, long[] orders) {
    int[] rows = new int[orders.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    Node root = build(places, orders, rows, round.shares(), dim, round.seed(), BlockCut.ROOT);
    return new ShareRouter(round, dim, root);
  }

  private static Node build(
      float[] places, long[] orders, int[] rows, int shares, int dim, long seed, long path) {
    if (shares == 1) {
      return null;
    }
    int topShares = shares - shares / 2;
    int use = Math.min(rows.length, DIRECTION_SAMPLE);
    float[] sample = new float[use * dim];
    for (int i = 0; i < use; i++) {
      System.arraycopy(places, rows[i] * dim, sample, i * dim, dim);
    }
    double[] direction = SpreadDirection.of(sample, 0, use, dim, Seeds.key(seed, path));
    double[] along = new double[orders.length];
    for (int row : rows) {
      along[row] = Projections.dot(places, row * dim, direction);
    }
    Integer[] sorted = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(
        sorted,
        (a, b) -> {
          int byPlace = Double.compare(along[b], along[a]);
          return byPlace != 0
              ? byPlace
              : Long.compareUnsigned(tieOrder(orders[b]), tieOrder(orders[a]));
        });
    int count = (int) ((long) rows.length * topShares / shares);
    // A sample too small to fill any of the top's shares leaves them empty.
    double cut = count == 0 ? Double.POSITIVE_INFINITY : along[sorted[count - 1]];
    long cutOrder = count == 0 ? -1 : tieOrder(orders[sorted[count - 1]]);
    boolean[] isTop = new boolean[orders.length];
    for (int i = 0; i < count; i++) {
      isTop[sorted[i]] = true;
    }
    int[] topRows = Arrays.stream(rows).filter(row -> isTop[row]).toArray();
    int[] restRows = Arrays.stream(rows).filter(row -> !isTop[row]).toArray();
    return new Node(
        direction,
        cut,
        cutOrder,
        topShares,
        build(places, orders, topRows, topShares, dim, seed, path << 1 | 1),
        build(places, orders, restRows, shares - topShares, dim, seed, path << 1));
  }

  /**
   * Orders pairs that lie on a cut. Not the round's own order: that chose the sample, and every
   * pair outside the sample comes after all of those in it.
   */
  private static long tieOrder(long order) {
    return Seeds.mix(order);
  }

  /** The number of shares. */
  public int shares() {
    return shares;
  }

  /**
   * The share of one pair, in [0, shares).
   *
   * @param sourceKey key of its source
   * @param x the source's coordinates at {@code xAt}; not modified
   * @param y its target's at {@code yAt}; not modified
   * @param place scratch [dim]
   */
  public int share(long sourceKey, float[] x, int xAt, float[] y, int yAt, float[] place) {
    long order = RematchRound.order(seed, sourceKey);
    if (kind == RematchKind.RANDOM) {
      return (int) Math.multiplyHigh(order >>> 1, 2L * shares);
    }
    if (root == null) {
      return 0;
    }
    Midpoints.write(x, xAt, y, yAt, dim, place, 0);
    int first = 0;
    Node node = root;
    while (node != null) {
      double along = Projections.dot(place, 0, node.direction);
      boolean top =
          along > node.cut
              || (along == node.cut && Long.compareUnsigned(tieOrder(order), node.cutOrder) >= 0);
      if (!top) {
        first += node.topShares;
      }
      node = top ? node.top : node.rest;
    }
    return first;
  }
}
