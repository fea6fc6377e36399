package io.remblai.refine.mass;

import io.remblai.assignment.coupling.Coupling;
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

/**
 * A round: groups the entries of a plan and solves the transport between the masses of each group
 * again, exactly. A group keeps its entries unless others cost less, so a round never raises the
 * cost; every row keeps its units.
 *
 * <p>Not thread safe: one per task.
 */
public final class MassShare {

  private static final int NONE = -1;

  /** Entries that choose a direction. */
  private static final int DIRECTION_SAMPLE = 1024;

  private final TaskOptions options;
  private final int dim;
  private final TransportBlock exact;
  private Entries given;
  private MassEntries made;
  private ExactSum cost;
  private int[] sourcePlaces; // of the group's rows among its rows, by label
  private int[] targetPlaces;

  public MassShare(TaskOptions options, int dim) {
    this.options = options;
    this.dim = dim;
    this.exact = new TransportBlock(options.cost(), dim);
  }

  /**
   * Entries of a plan, in canonical order: by source, then target, no two of both. Arrays are not
   * modified.
   *
   * @param keys of the entries [size]
   * @param x source of each entry [size, dim]
   * @param y target of each entry [size, dim]
   * @param sources number of the source of each entry [size], in [0, size)
   * @param targets number of its target [size], likewise
   * @param units of each entry [size]
   */
  public record Entries(
      long[] keys, float[] x, float[] y, int[] sources, int[] targets, long[] units) {}

  /**
   * What the entries became.
   *
   * @param entries each moves units from the source of one given entry to the target of one
   * @param cost sum of units times cost, not above that before
   * @param groups that were solved
   */
  public record Outcome(MassEntries entries, double cost, int groups) {}

  /** Solves the entries again. */
  public Outcome solve(RematchRound now, Entries entries) {
    int size = entries.keys.length;
    given = entries;
    made = new MassEntries();
    cost = new ExactSum();
    sourcePlaces = new int[size];
    targetPlaces = new int[size];
    Arrays.fill(sourcePlaces, NONE);
    Arrays.fill(targetPlaces, NONE);
    BlockCut all = BlockCut.root(size, now.groupPoints());
    if (all.isLeaf()) {
      int[] items = new int[size];
      Arrays.setAll(items, i -> i);
      solveGroup(items);
    } else if (now.kind() == RematchKind.RANDOM) {
      long[] orders = new long[size];
      Arrays.setAll(orders, i -> now.order(entries.keys[i]));
      solveInOrder(KeyOrder.ascending(orders), 0, all);
    } else {
      float[] places = new float[size * dim];
      Midpoints.write(entries.x, 0, entries.y, 0, size * dim, places, 0);
      descend(new PartitionedRows(places, size, dim), 0, all, now.seed());
    }
    return new Outcome(made, cost.value(), all.leaves());
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
    int size = block.points();
    if (block.isLeaf()) {
      solveGroup(places.origins(from, size));
      return;
    }
    int sample = Math.min(size, DIRECTION_SAMPLE);
    double[] direction =
        SpreadDirection.of(places.rows(), from, sample, dim, Seeds.key(seed, block.path()));
    BlockCut top = block.top();
    places.cut(from, from + size, direction, top.points());
    descend(places, from, top, seed);
    descend(places, from + top.points(), block.rest(), seed);
  }

  private void solveGroup(int[] items) {
    Rows sources = rows(items, given.sources, sourcePlaces);
    Rows targets = rows(items, given.targets, targetPlaces);
    ExactSum before = new ExactSum();
    for (int item : items) {
      before.add(given.units[item] * between(item, item));
    }
    Coupling plan =
        Math.min(sources.items.length, targets.items.length) == 1
            ? null // every plan is this one
            : exact.solve(
                MassLabels.gathered(given.x, sources.items, dim),
                sources.units,
                MassLabels.gathered(given.y, targets.items, dim),
                targets.units);
    ExactSum after = new ExactSum();
    for (int k = 0; plan != null && k < plan.size(); k++) {
      after.add(
          plan.units()[k]
              * between(sources.items[plan.rows()[k]], targets.items[plan.columns()[k]]));
    }
    boolean better = plan != null && after.value() < before.value();
    cost.mergeWith(better ? after : before);
    for (int k = 0; better && k < plan.size(); k++) {
      made.add(sources.items[plan.rows()[k]], targets.items[plan.columns()[k]], plan.units()[k]);
    }
    for (int i = 0; !better && i < items.length; i++) {
      made.add(items[i], items[i], given.units[items[i]]);
    }
  }

  /**
   * The different rows of a group on one side.
   *
   * @param items an item that has each
   * @param units of each within the group
   */
  private record Rows(int[] items, long[] units) {}

  private Rows rows(int[] items, int[] labels, int[] places) {
    int[] firsts = new int[items.length];
    long[] units = new long[items.length];
    int count = 0;
    for (int item : items) {
      int label = labels[item];
      if (places[label] == NONE) {
        places[label] = count;
        firsts[count++] = item;
      }
      units[places[label]] += given.units[item];
    }
    for (int i = 0; i < count; i++) {
      places[labels[firsts[i]]] = NONE;
    }
    return new Rows(Arrays.copyOf(firsts, count), Arrays.copyOf(units, count));
  }

  private double between(int source, int target) {
    return options.cost().between(given.x, source * dim, given.y, target * dim, dim);
  }
}
