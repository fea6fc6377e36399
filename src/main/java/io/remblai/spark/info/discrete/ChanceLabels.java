package io.remblai.spark.info.discrete;

import io.remblai.info.soft.chance.SizeDraw;
import io.remblai.math.Seeds;
import io.remblai.spark.info.Groups;
import java.io.Serializable;
import java.util.HashMap;

/** Labels of the second columns dealt out by chance, by group. Immutable once built. */
final class ChanceLabels implements Serializable {

  private static final long serialVersionUID = 1;

  private final long seed;
  private final HashMap<Long, SizeDraw[]> draws = new HashMap<>(); // by group, then pair

  ChanceLabels(Groups groups, DiscreteSettings settings) {
    seed = settings.seed();
    for (long group : groups.keys()) {
      SizeDraw[] own = new SizeDraw[settings.pairs().size()];
      for (int p = 0; p < own.length; p++) {
        // Null where no row of the group has a label: no row will ask for it.
        own[p] = groups.labels(settings.pairs().get(p).second(), group).orElse(null);
      }
      draws.put(group, own);
    }
  }

  /** The label that a row is dealt, a number from 0: which, does not matter. */
  long label(long group, int pair, long key, int draw) {
    return draws.get(group)[pair].label(Seeds.key(seed, pair), key, draw);
  }
}
