package io.remblai.spark.group;

import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Packs groups into bins of about equal work, each bin one task: heaviest first, always into the
 * bin that has least (Graham, SIAM J. Appl. Math. 17, 1969). There are so few bins that the
 * heaviest group alone is not more than the mean, and so many that each fits the memory of a task.
 */
public final class Packing {

  /** Work of a bin, where groups are many: half a second of one core. */
  private static final double BIN_WORK = 5e8;

  /** Work for each group and for each row, beside that of its pairs. */
  private static final double GROUP_WORK = 5_000;

  private static final double ROW_WORK = 1_000;

  /** Bytes of a row in a task beside its coordinates. */
  private static final int ROW_BYTES = 300;

  /** Copies of the coordinates: as they arrive, joined, of one group, as a result. */
  private static final int COPIES = 4;

  private final Map<GroupKey, Integer> bins;
  private final double[] loads;

  private Packing(Map<GroupKey, Integer> bins, double[] loads) {
    this.bins = bins;
    this.loads = loads;
  }

  /**
   * Packs groups; depends on them alone.
   *
   * @param taskBytes memory of a task
   */
  public static Packing of(List<Group> groups, int dim, long taskBytes) {
    double total = 0;
    double heaviest = 0;
    for (Group group : groups) {
      total += work(group, dim);
      heaviest = Math.max(heaviest, work(group, dim));
    }
    int count = (int) Math.max(1, total / Math.max(heaviest, BIN_WORK));
    List<Group> order = new ArrayList<>(groups);
    order.sort(
        Comparator.comparingDouble((Group group) -> -work(group, dim)).thenComparing(Group::key));
    while (true) {
      Bin[] bins = new Bin[count];
      Map<GroupKey, Integer> places = pack(order, dim, bins);
      boolean fits = true;
      for (Bin bin : bins) {
        fits &= bin.groups <= 1 || bin.bytes <= taskBytes;
      }
      if (fits || count >= groups.size()) {
        double[] loads = new double[count];
        for (int b = 0; b < count; b++) {
          loads[b] = bins[b].work;
        }
        return new Packing(places, loads);
      }
      count = Math.min(groups.size(), 2 * count);
    }
  }

  private static Map<GroupKey, Integer> pack(List<Group> order, int dim, Bin[] bins) {
    PriorityQueue<Bin> lightest =
        new PriorityQueue<>(
            Comparator.comparingDouble((Bin bin) -> bin.work).thenComparingInt(bin -> bin.number));
    for (int b = 0; b < bins.length; b++) {
      bins[b] = new Bin(b);
      lightest.add(bins[b]);
    }
    Map<GroupKey, Integer> places = new HashMap<>();
    for (Group group : order) {
      Bin bin = lightest.remove();
      bin.add(group, dim);
      places.put(group.key(), bin.number);
      lightest.add(bin);
    }
    return places;
  }

  /** A bin while it is filled. */
  private static final class Bin {
    private final int number;
    private int groups;
    private double work;
    private long bytes;

    Bin(int number) {
      this.number = number;
    }

    void add(Group group, int dim) {
      groups++;
      work += work(group, dim);
      bytes +=
          (group.sources() + group.targets()) * ((long) COPIES * Float.BYTES * dim + ROW_BYTES);
    }
  }

  /**
   * About the nanoseconds that a group takes on one core: for each pair of rows its cost, dim / 8,
   * and the scans of the assignment, which grow with the square root of the rows.
   */
  static double work(Group group, int dim) {
    double pairs = (double) group.sources() * group.targets();
    return GROUP_WORK
        + ROW_WORK * (double) (group.sources() + group.targets())
        + pairs * (dim / 8.0 + 4 + Math.sqrt((double) group.least()));
  }

  /** The bin of each group. Read-only. */
  public Map<GroupKey, Integer> bins() {
    return bins;
  }

  /** How many bins there are, at least 1. */
  public int size() {
    return loads.length;
  }

  /** Work of each bin; a copy. */
  public double[] loads() {
    return loads.clone();
  }
}
