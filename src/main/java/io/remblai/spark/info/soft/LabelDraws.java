package io.remblai.spark.info.soft;

import io.remblai.info.soft.chance.SizeDraw;
import io.remblai.math.Seeds;
import io.remblai.spark.info.Groups;
import java.io.Serializable;
import java.util.HashMap;

/** Chance labels of every label column and group. Immutable once built. */
public final class LabelDraws implements Serializable {

  private static final long serialVersionUID = 1;

  private final long seed;
  private final HashMap<Long, SizeDraw[]> draws = new HashMap<>(); // by group, then column

  public LabelDraws(Groups groups, int columns, long seed) {
    this.seed = seed;
    for (long group : groups.keys()) {
      SizeDraw[] own = new SizeDraw[columns];
      for (int c = 0; c < columns; c++) {
        own[c] = groups.labels(c, group).orElse(null); // no row will ask for it
      }
      draws.put(group, own);
    }
  }

  /** The label that a labelled row is dealt. */
  long label(long group, int column, long key, int shuffle) {
    return draws.get(group)[column].label(Seeds.key(seed, column), key, shuffle);
  }
}
