package io.remblai.spark.report;

import io.remblai.geometry.GroundCost;
import io.remblai.math.KeyOrder;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Some pairs with their costs, and the coordinates of their points if these are at hand. Immutable
 * by agreement: arrays are shared, never written after construction.
 */
public final class MeasuredPairs implements Serializable {

  private static final long serialVersionUID = 1;

  private final Ids sources;
  private final Ids targets;
  private final long[] blocks;
  private final double[] costs;
  private final float[] x;
  private final float[] y;
  private final int dim;

  /**
   * Keeps the arrays, does not copy them.
   *
   * @param blocks path of each pair, with a leading 1 [size]
   * @param x sources [size, dim]
   * @param y targets [size, dim]
   * @param dim 0: coordinates are not at hand
   */
  MeasuredPairs(
      Ids sources, Ids targets, long[] blocks, double[] costs, float[] x, float[] y, int dim) {
    this.sources = sources;
    this.targets = targets;
    this.blocks = blocks;
    this.costs = costs;
    this.x = x;
    this.y = y;
    this.dim = dim;
  }

  /** The pairs of a map under a cost. */
  static MeasuredPairs of(PairBlock pairs, GroundCost cost) {
    int dim = pairs.source().dim();
    float[] x = pairs.source().coordinates();
    float[] y = pairs.target().coordinates();
    double[] costs = new double[pairs.size()];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = cost.between(x, i * dim, y, i * dim, dim);
    }
    return new MeasuredPairs(
        pairs.source().ids(), pairs.target().ids(), pairs.paths(), costs, x, y, dim);
  }

  int size() {
    return costs.length;
  }

  int dim() {
    return dim;
  }

  Ids sources() {
    return sources;
  }

  Ids targets() {
    return targets;
  }

  /** Path of each pair [size]; not to be modified. */
  long[] blocks() {
    return blocks;
  }

  /** Cost of each pair [size]; not to be modified. */
  double[] costs() {
    return costs;
  }

  /** Sources [size, dim]; not to be modified. */
  float[] x() {
    return x;
  }

  /** Targets [size, dim]; not to be modified. */
  float[] y() {
    return y;
  }

  /** The given pairs, in that order. */
  MeasuredPairs select(int[] rows) {
    long[] someBlocks = new long[rows.length];
    double[] someCosts = new double[rows.length];
    float[] someX = new float[rows.length * dim];
    float[] someY = new float[rows.length * dim];
    for (int i = 0; i < rows.length; i++) {
      someBlocks[i] = blocks[rows[i]];
      someCosts[i] = costs[rows[i]];
      System.arraycopy(x, rows[i] * dim, someX, i * dim, dim);
      System.arraycopy(y, rows[i] * dim, someY, i * dim, dim);
    }
    return new MeasuredPairs(
        sources.select(rows), targets.select(rows), someBlocks, someCosts, someX, someY, dim);
  }

  /** All pairs of all parts, at least one part, in the order of their sources' keys. */
  static MeasuredPairs ordered(List<MeasuredPairs> parts, long seed) {
    int dim = parts.get(0).dim;
    int size = parts.stream().mapToInt(MeasuredPairs::size).sum();
    long[] blocks = new long[size];
    double[] costs = new double[size];
    float[] x = new float[Math.multiplyExact(size, dim)];
    float[] y = new float[x.length];
    List<Ids> sources = new ArrayList<>();
    List<Ids> targets = new ArrayList<>();
    int at = 0;
    for (MeasuredPairs part : parts) {
      System.arraycopy(part.blocks, 0, blocks, at, part.size());
      System.arraycopy(part.costs, 0, costs, at, part.size());
      System.arraycopy(part.x, 0, x, at * dim, part.size() * dim);
      System.arraycopy(part.y, 0, y, at * dim, part.size() * dim);
      sources.add(part.sources);
      targets.add(part.targets);
      at += part.size();
    }
    Ids ids = Ids.concat(sources);
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = ids.key(seed, i);
    }
    return new MeasuredPairs(ids, Ids.concat(targets), blocks, costs, x, y, dim)
        .select(KeyOrder.ascending(keys));
  }
}
