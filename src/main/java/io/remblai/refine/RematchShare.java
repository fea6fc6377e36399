package io.remblai.refine;

import io.remblai.math.ExactSum;
import io.remblai.math.Seeds;
import java.util.Arrays;

/**
 * One task's part of a round: groups its pairs and solves every group again. A group keeps its
 * pairs unless the new ones cost less, so a round never raises the cost.
 *
 * <p>Not thread safe: one per task.
 */
public final class RematchShare {

  /** Pairs that choose a direction; more made no difference (gauss-d64, n = 65,536). */
  private static final int DIRECTION_SAMPLE = 1024;

  private final TaskOptions options;
  private final int dim;
  private final ExactBlock exact;
  private final WideGroup wide;
  private float[] groupX = new float[0];
  private float[] groupY = new float[0];

  private RematchRound round;
  private float[] x;
  private float[] y;
  private double[] potentials;
  private int[] targets;
  private ExactSum cost;
  private long work;

  public RematchShare(TaskOptions options, int dim) {
    this.options = options;
    this.dim = dim;
    this.exact = new ExactBlock(options.cost(), dim);
    this.wide = new WideGroup(options.cost(), dim);
  }

  /**
   * What a share became.
   *
   * @param targets row whose target each row's source now has
   * @param potentials dual potential of the target that each row now has
   * @param cost sum over the new pairs, not above that over the old ones
   * @param work what it took, a count of operations weighted to be about nanoseconds: the same on
   *     every machine
   */
  public record Outcome(int[] targets, double[] potentials, ExactSum cost, long work) {}

  /**
   * Re-solves the pairs (x row i, y row i).
   *
   * @param keys source keys [n]; rows are in canonical order; not modified
   * @param sources [n, dim]; not modified
   * @param matched targets [n, dim]; not modified
   * @param carried dual potentials of the targets [n]; not modified
   * @param share number of the share; seeds its tree
   */
  public Outcome solve(
      RematchRound now,
      long[] keys,
      float[] sources,
      float[] matched,
      double[] carried,
      int share) {
    int n = keys.length;
    this.round = now;
    this.x = sources;
    this.y = matched;
    this.potentials = carried.clone();
    this.targets = new int[n];
    this.cost = new ExactSum();
    this.work = 0;
    BlockCut all = BlockCut.root(n, now.groupPoints());
    if (all.isLeaf()) {
      solveGroup(identity(n));
    } else if (now.kind() == RematchKind.RANDOM) {
      solveInOrder(randomOrder(keys), 0, all);
    } else {
      float[] places = new float[n * dim];
      Midpoints.write(sources, 0, matched, 0, n * dim, places, 0);
      descend(new PartitionedRows(places, n, dim), 0, all, Seeds.key(now.seed(), share));
    }
    double[] moved = new double[n];
    for (int i = 0; i < n; i++) {
      moved[i] = potentials[targets[i]];
    }
    return new Outcome(targets, moved, cost, work);
  }

  private static int[] identity(int n) {
    int[] rows = new int[n];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  private int[] randomOrder(long[] keys) {
    long[] orders = new long[keys.length];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = round.order(keys[i]);
    }
    Integer[] rows = new Integer[keys.length];
    Arrays.setAll(rows, i -> i);
    Arrays.sort(rows, (a, b) -> Long.compareUnsigned(orders[a], orders[b]));
    return Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
  }

  private void solveInOrder(int[] rows, int from, BlockCut block) {
    if (block.isLeaf()) {
      solveGroup(Arrays.copyOfRange(rows, from, from + block.points()));
      return;
    }
    solveInOrder(rows, from, block.top());
    solveInOrder(rows, from + block.top().points(), block.rest());
  }

  private void descend(PartitionedRows places, int from, BlockCut block, long seed) {
    int n = block.points();
    if (block.isLeaf()) {
      solveGroup(places.origins(from, n));
      return;
    }
    double[] direction =
        SpreadDirection.of(
            places.rows(), from, Math.min(n, DIRECTION_SAMPLE), dim, Seeds.key(seed, block.path()));
    BlockCut top = block.top();
    places.cut(from, from + n, direction, top.points());
    descend(places, from, top, seed);
    descend(places, from + top.points(), block.rest(), seed);
  }

  private void solveGroup(int[] rows) {
    int n = rows.length;
    if (groupX.length < n * dim) {
      groupX = new float[n * dim];
      groupY = new float[n * dim];
    }
    ExactSum before = new ExactSum();
    for (int i = 0; i < n; i++) {
      System.arraycopy(x, rows[i] * dim, groupX, i * dim, dim);
      System.arraycopy(y, rows[i] * dim, groupY, i * dim, dim);
      before.add(options.cost().between(x, rows[i] * dim, y, rows[i] * dim, dim));
    }
    int[] columns = round.kind() == RematchKind.WIDE ? solveWide(rows) : solveExactly(n);
    ExactSum after = new ExactSum();
    for (int i = 0; i < n; i++) {
      after.add(options.cost().between(groupX, i * dim, groupY, columns[i] * dim, dim));
    }
    boolean better = after.value() < before.value();
    for (int i = 0; i < n; i++) {
      targets[rows[i]] = better ? rows[columns[i]] : rows[i];
    }
    cost.mergeWith(better ? after : before);
  }

  private int[] solveExactly(int n) {
    long scans = exact.scans();
    int[] columns = exact.solve(groupX, 0, groupY, 0, n);
    work += (exact.scans() - scans) * n + (long) n * n * (20 + dim) / 50;
    return columns;
  }

  private int[] solveWide(int[] rows) {
    int n = rows.length;
    double[] group = new double[n];
    for (int i = 0; i < n; i++) {
      group[i] = potentials[rows[i]];
    }
    WideGroup.Found found = wide.solve(groupX, groupY, n, group, round);
    for (int i = 0; i < n; i++) {
      potentials[rows[i]] = group[i];
    }
    work += found.work();
    return found.columns();
  }
}
