package io.remblai.info.neighbor;

import io.remblai.info.Estimate;
import io.remblai.info.LabelEstimator;
import io.remblai.info.LocalMoments;
import io.remblai.info.RowShares;
import io.remblai.info.Rows;
import io.remblai.info.special.Digamma;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Mutual information of a label and a vector by nearest neighbours (Ross, "Mutual information
 * between discrete and continuous data sets", 2014): {@code psi(n) + mean(psi(k_i) - psi(n_label) -
 * psi(m_i))}, where k_i is k or one less than the label's rows, and m_i is one more than the number
 * of other rows strictly closer than the k_i-th neighbour of the same label. Rows whose label
 * occurs once are left out.
 *
 * <p>Where others of the label are as far as the k_i-th (whole numbers, copies), the formula leaves
 * them out of m_i, though as many as k_i are needed to reach them, and information above that of
 * the label comes out. Then k_i and m_i count all others that are not farther, of the label and of
 * all. Without ties these are the same numbers; with them k_i is still at most m_i, and so the
 * estimate at most {@code psi(n) - mean psi(n_label)}, about the entropy of the label.
 *
 * @param k neighbours, at least 1
 */
public record Ross(int k) implements LabelEstimator {

  private static final int SHARE = 256;

  /** Three neighbours. */
  public static Ross defaults() {
    return new Ross(3);
  }

  public Ross {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, must be at least 1".formatted(k));
    }
  }

  @Override
  public String name() {
    return "ross";
  }

  @Override
  public Estimate estimate(Rows z, int[] labels) {
    return new Reference(z, labels, k).estimate();
  }

  /** The estimator, ready to be asked for a share of the rows. Immutable. */
  public static final class Reference implements Serializable {

    private static final long serialVersionUID = 1;

    private final Rows used; // the rows that are not alone with their label
    private final int[] group; // [used] the label's number
    private final int[] groupSize;
    private final PointIndex all;
    private final PointIndex[] ofGroup;
    private final int k;
    private final int dropped;

    /**
     * @param labels [n]
     */
    public Reference(Rows z, int[] labels, int k) {
      LabelEstimator.requireSameSize(z, labels);
      this.k = k;
      Map<Integer, Integer> sizes = new HashMap<>();
      for (int label : labels) {
        sizes.merge(label, 1, Integer::sum);
      }
      int[] kept = new int[labels.length];
      int count = 0;
      for (int i = 0; i < labels.length; i++) {
        if (sizes.get(labels[i]) > 1) {
          kept[count++] = i;
        }
      }
      if (count == 0) {
        throw new IllegalArgumentException(
            "each of the %d rows has a label of its own; some label must occur twice"
                .formatted(labels.length));
      }
      dropped = labels.length - count;
      kept = java.util.Arrays.copyOf(kept, count);
      used = z.take(kept);
      all = PointIndex.of(used);
      group = numbered(labels, kept);
      int[][] members = members(group);
      groupSize = new int[members.length];
      ofGroup = new PointIndex[members.length];
      for (int g = 0; g < members.length; g++) {
        groupSize[g] = members[g].length;
        ofGroup[g] = PointIndex.of(used.take(members[g]));
      }
    }

    private static int[] numbered(int[] labels, int[] kept) {
      Map<Integer, Integer> numbers = new HashMap<>();
      int[] group = new int[kept.length];
      for (int i = 0; i < kept.length; i++) {
        Integer number = numbers.putIfAbsent(labels[kept[i]], numbers.size());
        group[i] = number == null ? numbers.size() - 1 : number;
      }
      return group;
    }

    private static int[][] members(int[] group) {
      int groups = 0;
      for (int g : group) {
        groups = Math.max(groups, g + 1);
      }
      int[] sizes = new int[groups];
      for (int g : group) {
        sizes[g]++;
      }
      int[][] members = new int[groups][];
      for (int g = 0; g < groups; g++) {
        members[g] = new int[sizes[g]];
      }
      for (int i = group.length - 1; i >= 0; i--) {
        members[group[i]][--sizes[group[i]]] = i;
      }
      return members;
    }

    /** How many rows can be asked for. */
    public int rows() {
      return used.size();
    }

    /** What the rows from {@code from} to {@code to} contribute. */
    public NeighborShare estimate(int from, int to) {
      double[] nearest = new double[k + 2];
      double[] locals = new double[to - from];
      int copies = 0;
      int ties = 0;
      for (int i = from; i < to; i++) {
        int size = groupSize[group[i]];
        int near = Math.min(k, size - 1);
        int offset = i * used.dim();
        PointIndex own = ofGroup[group[i]];
        // The row itself is the first of its neighbours.
        double following = own.kthReach(used.values(), offset, near + 2, nearest);
        double r = nearest[near];
        copies += r == 0 ? 1 : 0;
        ties += r > 0 && following == r ? 1 : 0;
        int ofLabel = following == r ? own.count(used.values(), offset, r, true) - 1 : near;
        int ofAll = all.count(used.values(), offset, r, true) - 1;
        locals[i - from] =
            Digamma.of(used.size()) + Digamma.of(ofLabel) - Digamma.of(size) - Digamma.of(ofAll);
      }
      return new NeighborShare(LocalMoments.of(locals), copies, ties);
    }

    /** The information of shares that were merged. */
    public Estimate estimate(NeighborShare merged) {
      double ceiling = 0;
      for (int size : groupSize) {
        double part = (double) size / used.size();
        ceiling += part * (Digamma.of(used.size()) - Digamma.of(size));
      }
      Estimate estimate = merged.locals().estimate().withCeiling(ceiling);
      if (merged.copies() > 0 || merged.manyTies()) {
        estimate =
            estimate.withWarning(
                ("of %d rows %d have copies for neighbours and %d several that are equally far; all"
                        + " of those count, and the estimate is coarser than of continuous values")
                    .formatted(merged.locals().count(), merged.copies(), merged.ties()));
      }
      if (groupSize.length == 1) {
        estimate = estimate.withWarning("there is one label only; its information is zero");
      }
      return dropped == 0
          ? estimate
          : estimate.withWarning(
              "%d rows were left out, whose label occurs once".formatted(dropped));
    }

    /** All rows, by the threads of the common pool. */
    public Estimate estimate() {
      return estimate(
          NeighborShare.all(RowShares.run(rows(), SHARE, this::estimate, NeighborShare[]::new)));
    }
  }
}
