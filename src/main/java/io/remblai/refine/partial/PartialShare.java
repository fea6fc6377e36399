package io.remblai.refine.partial;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.math.ExactSum;
import io.remblai.math.KeyOrder;
import io.remblai.math.Seeds;
import io.remblai.refine.BlockCut;
import io.remblai.refine.Midpoints;
import io.remblai.refine.PartitionedRows;
import io.remblai.refine.RematchKind;
import io.remblai.refine.RematchRound;
import io.remblai.refine.SpreadDirection;
import io.remblai.refine.TaskOptions;
import java.util.Arrays;
import java.util.Optional;

/**
 * One task's part of a round: groups its targets, those of pairs and those left out, and solves
 * every group again. Pairs of a group may take its free targets and leave their own. A group keeps
 * its pairs unless the new ones cost less, so a round never raises the cost.
 *
 * <p>Every target has a place: with the source it has, or with its suitor, the source that would
 * take it first as far as is known. So free targets are grouped with the pairs that may want them.
 *
 * <p>Not thread safe: one per task.
 */
public final class PartialShare {

  /** No item. */
  public static final int NONE = -1;

  /** Items that choose a direction. */
  private static final int DIRECTION_SAMPLE = 1024;

  private final TaskOptions options;
  private final int dim;
  private final PartialBlock exact;
  private final PartialWideGroup wide;
  private final Optional<CaliperBlock> caliper;
  private final PointNumbers numbers;
  private float[] groupX = new float[0];
  private float[] groupY = new float[0];

  private RematchRound round;
  private float[] x;
  private float[] y;
  private boolean[] paired;
  private double[] potentials;
  private int[] sources;
  private ExactSum cost;
  private long work;

  public PartialShare(TaskOptions options, int dim) {
    this(options, dim, Optional.empty());
  }

  /**
   * One that makes pairs within limits as many as it can, whatever the others cost.
   *
   * @param limits the limits; empty: none, as ever
   */
  public PartialShare(TaskOptions options, int dim, Optional<PairLimits> limits) {
    this.options = options;
    this.dim = dim;
    this.exact = new PartialBlock(options.cost(), dim);
    this.wide = new PartialWideGroup(options.cost(), dim);
    this.caliper = limits.map(given -> new CaliperBlock(options.cost(), dim, given));
    this.numbers = new PointNumbers(limits.map(PairLimits::width).orElse(0));
  }

  /**
   * Takes the numbers that limits are of, for the next {@link #solve}.
   *
   * @param ofSuitors those of each source or suitor [m, width]; kept
   * @param ofTargets those of each target [m, width]; kept
   */
  public PartialShare with(double[] ofSuitors, double[] ofTargets) {
    numbers.take(ofSuitors, ofTargets);
    return this;
  }

  /**
   * What a share became.
   *
   * @param sources item whose source each item's target now has; {@link #NONE} where it is left
   *     out. Its suitor is then the source it had, or the suitor it had
   * @param potentials dual potential of each item's target, at most zero
   * @param cost sum over the new pairs, not above that over the old ones
   * @param work what it took, as {@link io.remblai.refine.RematchShare.Outcome#work()}
   */
  public record Outcome(int[] sources, double[] potentials, ExactSum cost, long work) {}

  /**
   * Solves the items again.
   *
   * @param keys target keys [m]; items are in canonical order; not modified
   * @param suitors source of each pair, suitor of each free target [m, dim]; not modified
   * @param targets [m, dim]; not modified
   * @param pairs whether an item is a pair [m]; not modified
   * @param carried dual potentials of the targets [m]; not modified
   * @param share number of the share; seeds its tree
   */
  public Outcome solve(
      RematchRound now,
      long[] keys,
      float[] suitors,
      float[] targets,
      boolean[] pairs,
      double[] carried,
      int share) {
    int m = keys.length;
    this.round = now;
    this.x = suitors;
    this.y = targets;
    this.paired = pairs;
    this.potentials = carried.clone();
    this.sources = new int[m];
    this.cost = new ExactSum();
    this.work = 0;
    for (int j = 0; j < m; j++) {
      sources[j] = pairs[j] ? j : NONE;
    }
    BlockCut all = BlockCut.root(m, now.groupPoints());
    if (all.isLeaf()) {
      int[] items = new int[m];
      Arrays.setAll(items, j -> j);
      solveGroup(items);
    } else if (now.kind() == RematchKind.RANDOM) {
      solveInOrder(randomOrder(keys), 0, all);
    } else {
      float[] places = new float[m * dim];
      Midpoints.write(suitors, 0, targets, 0, m * dim, places, 0);
      descend(new PartitionedRows(places, m, dim), 0, all, Seeds.key(now.seed(), share));
    }
    return new Outcome(sources, potentials, cost, work);
  }

  private int[] randomOrder(long[] keys) {
    long[] orders = new long[keys.length];
    for (int j = 0; j < orders.length; j++) {
      orders[j] = round.order(keys[j]);
    }
    return KeyOrder.ascending(orders);
  }

  private void solveInOrder(int[] items, int from, BlockCut block) {
    if (block.isLeaf()) {
      solveGroup(Arrays.copyOfRange(items, from, from + block.points()));
      return;
    }
    solveInOrder(items, from, block.top());
    solveInOrder(items, from + block.top().points(), block.rest());
  }

  private void descend(PartitionedRows places, int from, BlockCut block, long seed) {
    int m = block.points();
    if (block.isLeaf()) {
      solveGroup(places.origins(from, m));
      return;
    }
    double[] direction =
        SpreadDirection.of(
            places.rows(), from, Math.min(m, DIRECTION_SAMPLE), dim, Seeds.key(seed, block.path()));
    BlockCut top = block.top();
    places.cut(from, from + m, direction, top.points());
    descend(places, from, top, seed);
    descend(places, from + top.points(), block.rest(), seed);
  }

  private void solveGroup(int[] items) {
    int m = items.length;
    int[] rows = new int[m]; // places in the group of the pairs
    int n = gather(items, rows);
    if (n == 0) {
      return;
    }
    ExactSum before = costOf(rows, n);
    int[] columns;
    if (caliper.isPresent()) {
      double[] a = numbers.ofSources();
      columns = caliper.get().improve(groupX, a, n, groupY, numbers.ofTargets(), m, rows);
    } else {
      columns =
          round.kind() == RematchKind.WIDE
              ? solveWide(items, rows, n, before.value() / n)
              : solveExactly(n, m);
    }
    ExactSum after = costOf(columns, n);
    boolean better = caliper.isPresent() ? columns != rows : after.value() < before.value();
    cost.mergeWith(better ? after : before);
    if (better) {
      for (int item : items) {
        sources[item] = NONE;
      }
      for (int i = 0; i < n; i++) {
        sources[items[columns[i]]] = items[rows[i]];
      }
    }
  }

  private ExactSum costOf(int[] columns, int n) {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < n; i++) {
      sum.add(options.cost().between(groupX, i * dim, groupY, columns[i] * dim, dim));
    }
    return sum;
  }

  /** Gathers the group's targets and sources; returns how many sources it has. */
  private int gather(int[] items, int[] rows) {
    if (groupY.length < items.length * dim) {
      groupX = new float[items.length * dim];
      groupY = new float[items.length * dim];
    }
    numbers.reserve(items.length);
    int n = 0;
    for (int j = 0; j < items.length; j++) {
      System.arraycopy(y, items[j] * dim, groupY, j * dim, dim);
      numbers.putTarget(items[j], j);
      if (paired[items[j]]) {
        numbers.putSource(items[j], n);
        System.arraycopy(x, items[j] * dim, groupX, n * dim, dim);
        rows[n++] = j;
      }
    }
    return n;
  }

  private int[] solveExactly(int n, int m) {
    long scans = exact.scans();
    int[] columns = exact.solve(groupX, n, groupY, m);
    work += (exact.scans() - scans) * m + (long) n * m * (20 + dim) / 50;
    return columns;
  }

  private int[] solveWide(int[] items, int[] rows, int n, double meanCost) {
    int m = items.length;
    double[] group = new double[m];
    for (int j = 0; j < m; j++) {
      group[j] = potentials[items[j]];
    }
    int[] columns = Arrays.copyOf(rows, n);
    work += wide.solve(groupX, n, groupY, m, group, columns, meanCost, round);
    for (int j = 0; j < m; j++) {
      potentials[items[j]] = group[j];
    }
    return columns;
  }
}
