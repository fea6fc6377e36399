package io.remblai.refine.mass;

import io.remblai.geometry.GroundCost;
import io.remblai.math.ExactSum;
import io.remblai.math.Seeds;

/** The entries of a plan in memory, in canonical order. Not thread safe. */
final class HeldPlan {

  private final GroundCost ground;
  private final MassedRows x;
  private final MassedRows y;
  private final int dim;
  private int[] sources = {};
  private int[] targets = {};
  private long[] units = {};

  HeldPlan(GroundCost ground, MassedRows x, MassedRows y) {
    this.ground = ground;
    this.x = x;
    this.y = y;
    this.dim = x.dim();
  }

  /** Puts entries into canonical order and makes one of those between the same rows. */
  void take(MassEntries entries) {
    long[] places = new long[entries.size()];
    for (int e = 0; e < places.length; e++) {
      places[e] = (long) entries.source(e) << 32 | entries.target(e);
    }
    MassEntries merged = MassLabels.merged(places, entries.units());
    sources = merged.sources();
    targets = merged.targets();
    units = merged.units();
  }

  /** Takes the cycles out. */
  void withoutCycles() {
    double[] costs = new double[units.length];
    for (int e = 0; e < costs.length; e++) {
      costs[e] = between(e);
    }
    long[] left = CycleFree.units(sources, targets, units, costs, x.size(), y.size());
    MassEntries kept = new MassEntries();
    for (int e = 0; e < left.length; e++) {
      if (left[e] > 0) {
        kept.add(sources[e], targets[e], left[e]);
      }
    }
    take(kept);
  }

  int dim() {
    return dim;
  }

  /** Rows of both clouds. */
  long rows() {
    return (long) x.size() + y.size();
  }

  /** Units of either cloud. */
  long total() {
    return x.total();
  }

  /** Sum of mass times cost. */
  double meanCost() {
    return cost() / total();
  }

  /** Rows of the entries' sources; not to be modified. */
  int[] sources() {
    return sources;
  }

  /** Rows of their targets; not to be modified. */
  int[] targets() {
    return targets;
  }

  /** Units of the entries; not to be modified. */
  long[] units() {
    return units;
  }

  /** The entries as a round takes them. */
  MassShare.Entries forRound() {
    long[] keys = new long[units.length];
    for (int e = 0; e < keys.length; e++) {
      keys[e] = Seeds.mix(x.keys()[sources[e]] ^ Seeds.mix(y.keys()[targets[e]]));
    }
    return new MassShare.Entries(
        keys,
        MassLabels.gathered(x.points(), sources, dim),
        MassLabels.gathered(y.points(), targets, dim),
        MassLabels.of(sources),
        MassLabels.of(targets),
        units);
  }

  /** Takes what a round made of the entries. */
  void takeOutcome(MassEntries made) {
    MassEntries all = new MassEntries();
    for (int e = 0; e < made.size(); e++) {
      all.add(sources[made.source(e)], targets[made.target(e)], made.units(e));
    }
    take(all);
  }

  /** Sum of units times cost. */
  double cost() {
    ExactSum sum = new ExactSum();
    for (int e = 0; e < units.length; e++) {
      sum.add(units[e] * between(e));
    }
    return sum.value();
  }

  private double between(int e) {
    return ground.between(x.points(), sources[e] * dim, y.points(), targets[e] * dim, dim);
  }
}
