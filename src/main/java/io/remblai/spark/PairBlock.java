package io.remblai.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Some pairs of the map: row i of {@code source} goes to row i of {@code target}. Immutable by
 * agreement, like its parts.
 */
public final class PairBlock implements Serializable {

  private static final long serialVersionUID = 1;

  private final PointBlock source;
  private final PointBlock target;
  private final long[] paths;

  /**
   * @param paths leaf of each source, as a leading 1 and a bit for each cut from the root (see
   *     {@link io.remblai.refine.BlockCut})
   */
  public PairBlock(PointBlock source, PointBlock target, long[] paths) {
    if (source.size() != target.size() || source.size() != paths.length) {
      throw new IllegalArgumentException(
          "%d sources, %d targets and %d paths do not pair"
              .formatted(source.size(), target.size(), paths.length));
    }
    this.source = source;
    this.target = target;
    this.paths = paths;
  }

  public int size() {
    return paths.length;
  }

  public PointBlock source() {
    return source;
  }

  public PointBlock target() {
    return target;
  }

  /** Leaf of each source [size]; not to be modified. */
  public long[] paths() {
    return paths;
  }

  /** The given pairs, in that order. */
  PairBlock select(int[] rows) {
    long[] selected = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = paths[rows[i]];
    }
    return new PairBlock(source.select(rows), target.select(rows), selected);
  }

  /** All pairs of all blocks, at least one, in the canonical order of their sources. */
  static PairBlock canonical(List<PairBlock> blocks) {
    List<PointBlock> sources = new ArrayList<>(blocks.size());
    List<PointBlock> targets = new ArrayList<>(blocks.size());
    long[] paths = new long[blocks.stream().mapToInt(PairBlock::size).sum()];
    int at = 0;
    for (PairBlock block : blocks) {
      sources.add(block.source);
      targets.add(block.target);
      System.arraycopy(block.paths, 0, paths, at, block.size());
      at += block.size();
    }
    PairBlock joined = new PairBlock(PointBlock.concat(sources), PointBlock.concat(targets), paths);
    return joined.select(joined.source.canonicalOrder());
  }
}
