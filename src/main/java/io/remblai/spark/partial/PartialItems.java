package io.remblai.spark.partial;

import io.remblai.refine.partial.PartialShare;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.RowList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some targets of a partial map, each with its source or, where it is left out, with its suitor:
 * the source that would take it first as far as is known. Immutable by agreement, like its parts.
 */
public final class PartialItems implements Serializable {

  private static final long serialVersionUID = 1;

  private final PairBlock rows;
  private final boolean[] paired;

  /**
   * @param rows targets with their sources or suitors; potentials at most zero
   * @param paired whether a target has its source [rows.size]
   */
  public PartialItems(PairBlock rows, boolean[] paired) {
    if (rows.size() != paired.length) {
      throw new IllegalArgumentException(
          "%d items cannot have %d marks".formatted(rows.size(), paired.length));
    }
    for (double potential : rows.potentials()) {
      if (!(potential <= 0)) {
        throw new IllegalArgumentException("a potential must be at most 0, not " + potential);
      }
    }
    this.rows = rows;
    this.paired = paired;
  }

  /** Targets that all have their sources. */
  static PartialItems allPaired(PairBlock pairs) {
    boolean[] paired = new boolean[pairs.size()];
    Arrays.fill(paired, true);
    return new PartialItems(pairs, paired);
  }

  /** Targets that are all left out. */
  static PartialItems allFree(PairBlock suitors) {
    return new PartialItems(suitors, new boolean[suitors.size()]);
  }

  public int size() {
    return paired.length;
  }

  /** Targets with their sources or suitors. */
  PairBlock rows() {
    return rows;
  }

  /** Whether a target has its source [size]; not to be modified. */
  boolean[] paired() {
    return paired;
  }

  /** The pairs alone. */
  public PairBlock pairs() {
    return rowsThatAre(true);
  }

  /** All targets, those of pairs with their sources, the others with their suitors. */
  public PairBlock all() {
    return rows;
  }

  /** The targets that are left out, with their suitors. */
  public PairBlock free() {
    return rowsThatAre(false);
  }

  private PairBlock rowsThatAre(boolean wanted) {
    RowList list = new RowList();
    for (int row = 0; row < paired.length; row++) {
      if (paired[row] == wanted) {
        list.add(row);
      }
    }
    return list.size() == paired.length ? rows : rows.select(list.toArray());
  }

  /** Targets in the place of sources: rounds go by targets. */
  PairBlock byTarget() {
    return rows.exchanged();
  }

  /** The given items, in that order. */
  PartialItems select(int[] items) {
    boolean[] selected = new boolean[items.length];
    for (int i = 0; i < items.length; i++) {
      selected[i] = paired[items[i]];
    }
    return new PartialItems(rows.select(items), selected);
  }

  /** All items of all blocks, at least one, in the canonical order of their targets. */
  static PartialItems canonical(List<PartialItems> blocks) {
    List<PairBlock> all = new ArrayList<>(blocks.size());
    int size = blocks.stream().mapToInt(PartialItems::size).sum();
    boolean[] paired = new boolean[size];
    int at = 0;
    for (PartialItems block : blocks) {
      all.add(block.rows);
      System.arraycopy(block.paired, 0, paired, at, block.size());
      at += block.size();
    }
    PartialItems joined = new PartialItems(PairBlock.concat(all), paired);
    return joined.select(joined.rows.target().canonicalOrder());
  }

  /** What a round made of these. */
  PartialItems rematched(PartialShare.Outcome outcome) {
    int[] from = outcome.sources().clone();
    boolean[] now = new boolean[from.length];
    for (int item = 0; item < from.length; item++) {
      now[item] = from[item] != PartialShare.NONE;
      from[item] = now[item] ? from[item] : item;
    }
    long[] paths = new long[from.length];
    for (int item = 0; item < from.length; item++) {
      paths[item] = rows.paths()[from[item]];
    }
    PointBlock sources = rows.source().select(from);
    return new PartialItems(
        new PairBlock(sources, rows.target(), paths, outcome.potentials(), outcome.work()), now);
  }
}
