package io.remblai.refine;

import io.remblai.lowrank.split.RankSchedule;
import io.remblai.lowrank.split.RankScheduler;
import java.io.Serializable;

/**
 * How blocks are cut down to those that are solved whole, and how these are.
 *
 * @param splitter how a block is cut
 * @param maxRank most parts of a block on one level, in [2, 4096]; a coordinate split has two
 * @param maxBase most points of a block that is solved whole, at least 1
 * @param depth most levels, at least 1
 * @param baseSolver how such a block is solved
 */
public record SplitOptions(
    Splitter splitter, int maxRank, int maxBase, int depth, BaseSolver baseSolver)
    implements Serializable {

  /** How a block is cut. */
  public enum Splitter {
    /** In two, along the directions of {@link CoordinateSplit}. */
    COORDINATE,
    /** In several, by a low-rank coupling whose factors are rounded: HiRef as published. */
    FRLC
  }

  /** How a block is solved that is cut no further. */
  public enum BaseSolver {
    /** By linear assignment. */
    EXACT,
    /** By a coupling of full rank, rounded: HiRef as published. */
    FRLC
  }

  /** Default of {@code maxRank}. */
  public static final int DEFAULT_MAX_RANK = 16;

  /** Default of {@code maxBase} where blocks are solved by a coupling of full rank. */
  public static final int DEFAULT_SOFT_BASE = 64;

  /** Default of {@code depth}: as many levels as it takes. */
  public static final int DEFAULT_DEPTH = 31;

  /** Most points of a block that is solved by a coupling of full rank. */
  public static final int MOST_SOFT_BASE = 2048;

  public SplitOptions {
    if (maxRank < 2 || maxRank > 4096) {
      throw new IllegalArgumentException("maxRank must be in [2, 4096], not " + maxRank);
    }
    if (maxBase < 1) {
      throw new IllegalArgumentException("maxBase must be at least 1, not " + maxBase);
    }
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be at least 1, not " + depth);
    }
    if (baseSolver == BaseSolver.FRLC && splitter != Splitter.FRLC) {
      throw new IllegalArgumentException("a baseSolver FRLC needs the splitter FRLC");
    }
    if (baseSolver == BaseSolver.FRLC && maxBase > MOST_SOFT_BASE) {
      throw new IllegalArgumentException(
          "maxBase must be at most %d for the baseSolver FRLC, not %d"
              .formatted(MOST_SOFT_BASE, maxBase));
    }
  }

  /** Coordinate splits down to leaves of a size, solved exactly. */
  public static SplitOptions coordinate(int leafSize) {
    return new SplitOptions(
        Splitter.COORDINATE, DEFAULT_MAX_RANK, leafSize, DEFAULT_DEPTH, BaseSolver.EXACT);
  }

  boolean isLowRank() {
    return splitter == Splitter.FRLC;
  }

  /** The parts of a block of so many points on each level below it. */
  RankSchedule schedule(int points) {
    return new RankScheduler(maxRank, maxBase, depth).schedule(points);
  }
}
