package io.remblai.refine.partial;

import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import java.io.Serializable;

/**
 * How the map of a cloud into a larger one is laid out. A function of sizes, dimension and
 * settings, never of the machines.
 *
 * @param isOneBlock whether one exact block holds both clouds, and nothing else is to be done
 * @param map of the sources onto as many chosen targets
 * @param rounds of the rematching, which works on every target, matched or not
 */
public record PartialPlan(boolean isOneBlock, RefinePlan map, RefinePlan rounds)
    implements Serializable {

  /** So many sources are solved exactly in one block, whatever the leaf size. */
  private static final int ONE_BLOCK_POINTS = 4096;

  /** Copies of coordinates that one block holds: as they arrive, in order, and moved. */
  private static final int COPIES = 3;

  /**
   * Lays out a run.
   *
   * @param n sources
   * @param m targets, more than n
   * @throws IllegalArgumentException as {@link RefinePlan#of}
   */
  public static PartialPlan of(long n, long m, int dim, RefineOptions options) {
    if (n >= m) {
      throw new IllegalArgumentException(
          "there must be more targets than %d, not %d".formatted(n, m));
    }
    return new PartialPlan(
        isOneBlock(n, m, dim, options),
        RefinePlan.of(n, dim, options),
        RefinePlan.of(m, dim, options));
  }

  /** Whether one task solves n sources and at least as many targets exactly, as one block. */
  public static boolean isOneBlock(long n, long m, int dim, RefineOptions options) {
    boolean few = n <= Math.min(ONE_BLOCK_POINTS, 4L * options.leafSize());
    long points = COPIES * (long) Float.BYTES * dim * (n + m);
    return few && PartialBlock.bytes(n, m) + points <= options.taskBytes();
  }
}
