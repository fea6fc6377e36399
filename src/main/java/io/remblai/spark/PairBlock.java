package io.remblai.spark;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.geometry.GroundCost;
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
  private final double[] potentials;
  private final long work;

  /**
   * @param paths leaf of each source, as a leading 1 and a bit for each cut from the root (see
   *     {@link io.remblai.refine.BlockCut})
   * @param potentials dual potential g of each target, in units of the cost: in an optimal map a
   *     source's partner is where {@code c(x, y) - g(y)} is least
   */
  public PairBlock(PointBlock source, PointBlock target, long[] paths, double[] potentials) {
    this(source, target, paths, potentials, 0);
  }

  /**
   * @param work what the round that made this block took, in the units of {@link
   *     io.remblai.refine.RematchShare.Outcome#work()}
   */
  public PairBlock(
      PointBlock source, PointBlock target, long[] paths, double[] potentials, long work) {
    if (source.size() != target.size()
        || source.size() != paths.length
        || source.size() != potentials.length) {
      throw new IllegalArgumentException(
          "%d sources, %d targets, %d paths and %d potentials do not pair"
              .formatted(source.size(), target.size(), paths.length, potentials.length));
    }
    this.source = source;
    this.target = target;
    this.paths = paths;
    this.potentials = potentials;
    this.work = work;
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

  /** Dual potential of each target [size]; not to be modified. */
  public double[] potentials() {
    return potentials;
  }

  /** What it took to make this block as it is; 0 for a selection. */
  public long work() {
    return work;
  }

  /** Whether a pair is within limits of its cost and of the numbers beside its points. */
  public boolean isWithin(PairLimits limits, GroundCost cost, int row) {
    int dim = source.dim();
    return limits.near(source.numbers(), row, target.numbers(), row)
        && cost.between(source.coordinates(), row * dim, target.coordinates(), row * dim, dim)
            <= limits.maxCost();
  }

  /** The same pairs with sources for targets; potentials stay those of the given targets. */
  public PairBlock exchanged() {
    PointBlock movers = target;
    PointBlock places = source;
    return new PairBlock(movers, places, paths, potentials);
  }

  /** The given pairs, in that order. */
  public PairBlock select(int[] rows) {
    long[] selectedPaths = new long[rows.length];
    double[] selectedPotentials = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selectedPaths[i] = paths[rows[i]];
      selectedPotentials[i] = potentials[rows[i]];
    }
    return new PairBlock(
        source.select(rows), target.select(rows), selectedPaths, selectedPotentials);
  }

  /** All pairs of all blocks, at least one, in the canonical order of their sources. */
  static PairBlock canonical(List<PairBlock> blocks) {
    PairBlock joined = concat(blocks);
    return joined.select(joined.source.canonicalOrder());
  }

  /** All pairs of all blocks in order; at least one block. */
  public static PairBlock concat(List<PairBlock> blocks) {
    List<PointBlock> sources = new ArrayList<>(blocks.size());
    List<PointBlock> targets = new ArrayList<>(blocks.size());
    int size = blocks.stream().mapToInt(PairBlock::size).sum();
    long[] paths = new long[size];
    double[] potentials = new double[size];
    int at = 0;
    for (PairBlock block : blocks) {
      sources.add(block.source);
      targets.add(block.target);
      System.arraycopy(block.paths, 0, paths, at, block.size());
      System.arraycopy(block.potentials, 0, potentials, at, block.size());
      at += block.size();
    }
    return new PairBlock(PointBlock.concat(sources), PointBlock.concat(targets), paths, potentials);
  }
}
