package io.remblai.lowrank.rows;

import io.remblai.math.KeyOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A cloud in memory, passed over by all processors, {@code grain} rows at a time. */
public final class LocalPasses implements FactorPasses {

  /** Rows of one piece of work, a few milliseconds. */
  private static final int GRAIN = 8192;

  private final RowBlock rows;
  private final int grain;
  private final FactorExtent extent;

  public LocalPasses(RowBlock rows) {
    this(rows, GRAIN);
  }

  /** With other pieces, which give the same results. */
  LocalPasses(RowBlock rows, int grain) {
    this.rows = rows;
    this.grain = grain;
    extent = new FactorExtent(rows.width());
    extent.add(rows);
  }

  @Override
  public FactorExtent extent() {
    return extent;
  }

  @Override
  public RowBlock sample(int wanted) {
    return first(rows, wanted);
  }

  /** The rows of a block with the least unsigned keys, in their order. */
  public static RowBlock first(RowBlock rows, int wanted) {
    int[] order = KeyOrder.ascending(rows.keys());
    int count = Math.min(wanted, rows.size());
    int width = rows.width();
    float[] factors = new float[count * width];
    double[] weights = new double[count];
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows.factors(), order[i] * width, factors, i * width, width);
      weights[i] = rows.weights()[order[i]];
      keys[i] = rows.keys()[order[i]];
    }
    return new RowBlock(factors, width, weights, keys);
  }

  @Override
  public FactorSums pass(SoftRows soft, Wanted wanted) {
    return IntStream.range(0, pieces())
        .parallel()
        .mapToObj(piece -> sumsOf(piece, soft, wanted))
        .reduce(new FactorSums(soft.rank(), soft.width(), wanted), LocalPasses::merged);
  }

  private FactorSums sumsOf(int piece, SoftRows soft, Wanted wanted) {
    FactorSums sums = new FactorSums(soft.rank(), soft.width(), wanted);
    new RowSweep(soft, wanted, extent).add(rows, piece * grain, end(piece), sums);
    return sums;
  }

  private static FactorSums merged(FactorSums left, FactorSums right) {
    FactorSums merged = left.dividedBy(1);
    merged.mergeWith(right);
    return merged;
  }

  @Override
  public double[] divergences(SoftRows soft, double[] mixtures) {
    int count = mixtures.length / soft.rank();
    double[] total = new double[count];
    double[][] parts =
        IntStream.range(0, pieces())
            .parallel()
            .mapToObj(
                piece -> {
                  double[] part = new double[count];
                  new RowSweep(soft, Wanted.SUMS, extent)
                      .addDivergences(rows, piece * grain, end(piece), mixtures, part);
                  return part;
                })
            .toArray(double[][]::new);
    for (double[] part : parts) {
      Arrays.setAll(total, s -> total[s] + part[s]);
    }
    return total;
  }

  private int pieces() {
    return (rows.size() + grain - 1) / grain;
  }

  private int end(int piece) {
    return Math.min(rows.size(), (piece + 1) * grain);
  }
}
