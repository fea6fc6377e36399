package io.remblai.refine;

import java.io.Serializable;

/**
 * How a run is laid out. A function of the number of points, their dimension and the settings,
 * never of the machines, so that every cluster gives the same map.
 *
 * @param points pairs to be made
 * @param dim coordinates of each point
 * @param leaves blocks that are solved exactly
 * @param pointsPerLeaf the largest of them
 * @param taskPoints a block of at most so many points is split and solved by one task
 * @param taskBlocks blocks that go to tasks
 * @param distributedLevels levels that are split over the cluster before blocks go to tasks
 * @param shares tasks of one rematching round with exact groups
 * @param wideGroups groups, each a task, of one wide round; 0 where wide groups would be no wider
 *     than leaves
 * @param samplePairs pairs that place the top cuts of a round
 * @param maxRounds most rematching rounds
 * @param bytesPerTask memory of the largest task, in bytes
 * @param shuffleBytes bytes that cross the network if all rounds are run
 */
public record RefinePlan(
    int points,
    int dim,
    int leaves,
    int pointsPerLeaf,
    int taskPoints,
    int taskBlocks,
    int distributedLevels,
    int shares,
    int wideGroups,
    int samplePairs,
    int maxRounds,
    long bytesPerTask,
    long shuffleBytes)
    implements Serializable {

  /**
   * So many points are solved exactly in one block, whatever the leaf size: seconds, and nothing is
   * lost.
   */
  static final int ONE_BLOCK_POINTS = 4096;

  /**
   * A share holds at least so many groups, so that groups end near the leaf size though shares
   * vary.
   */
  private static final int GROUPS_PER_SHARE = 8;

  /**
   * Shares grow with the square root of n: their number and the pieces they exchange both stay
   * moderate.
   */
  private static final double SHARE_GROWTH = 16;

  /** Midpoint shares are cut at sampled quantiles: the largest may exceed the mean by a quarter. */
  private static final double EVEN_SHARE = 0.8;

  private static final int LEAST_SHARES = 8;
  private static final int MOST_SAMPLE_PAIRS = 16_384;
  private static final int LEAST_SAMPLE_PAIRS = 1024;
  private static final long SAMPLE_BYTES = 64L << 20;

  /**
   * Copies of a pair's coordinates that a task holds: as it arrives, joined, and as it is reordered
   * with its spare.
   */
  private static final int COPIES = 4;

  private static final int OTHER_BYTES_PER_PAIR = 160;

  /** Lists, bounds and potentials that an auction keeps for each pair. */
  private static final int AUCTION_BYTES_PER_PAIR = 640;

  /** Copies of one side's coordinates that an auction makes: both sides moved, one in panels. */
  private static final int AUCTION_COPIES = 3;

  /** A wide share is cut at sampled quantiles; up to so much above the mean it stays one group. */
  private static final double LARGEST_WIDE_GROUP = 1.5;

  /** Lays out a run; refuses settings under which one block does not fit the memory of a task. */
  public static RefinePlan of(long points, int dim, RefineOptions options) {
    if (points < 1 || points > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "points must be in [1, %d], not %d".formatted(Integer.MAX_VALUE, points));
    }
    int n = (int) points;
    long pairBytes = pairBytes(dim);
    int leafSize = leafSize(n, pairBytes, options);
    BlockCut root = BlockCut.root(n, leafSize);
    long matrixBytes = 4L * leafSize * leafSize;
    long room = Math.min((options.taskBytes() - matrixBytes) / pairBytes, Integer.MAX_VALUE / dim);
    if (room < Math.min(n, leafSize)) {
      throw new IllegalArgumentException(
          "a block of %d points in dimension %d needs %d MiB, more than the %d MiB of a task; raise --task-memory or lower --leaf-size"
              .formatted(
                  Math.min(n, leafSize),
                  dim,
                  ((matrixBytes + pairBytes * Math.min(n, leafSize)) >> 20) + 1,
                  options.taskBytes() >> 20));
    }
    if (options.split().isLowRank()) {
      options.split().schedule((int) Math.min(n, room)); // refused here rather than in a task
    }
    int shares = shares(n, leafSize, Math.max(1, (long) (room * EVEN_SHARE)));
    long even = 3L * n / (2L * shares) + 1;
    // A low-rank split is one task's: the fewer coordinate cuts before it, the more it is HiRef.
    int taskPoints = (int) Math.min(room, options.split().isLowRank() ? n : even);
    int rounds = root.isLeaf() ? 0 : options.rematchRounds().orElse(RefineOptions.MAX_AUTO_ROUNDS);
    int wideGroups = root.isLeaf() ? 0 : wideGroups(n, dim, leafSize, options);
    int largest = Math.max(largestTask(root, taskPoints), (n - 1) / shares + 1);
    long wideBytes = widePairBytes(dim) * largestWideGroup(n, wideGroups);
    return new RefinePlan(
        n,
        dim,
        root.leaves(),
        (n - 1) / root.leaves() + 1,
        taskPoints,
        taskBlocks(root, taskPoints),
        levels(root, taskPoints),
        shares,
        wideGroups,
        (int) Math.max(LEAST_SAMPLE_PAIRS, Math.min(MOST_SAMPLE_PAIRS, SAMPLE_BYTES / (4L * dim))),
        rounds,
        Math.max(matrixBytes + pairBytes * largest, wideBytes),
        (long) n * (8L * dim + 40) * (1L + rounds));
  }

  private static int leafSize(int n, long pairBytes, RefineOptions options) {
    if (options.split().isLowRank()) {
      return Math.min(n, options.split().maxBase());
    }
    boolean oneBlock =
        n <= Math.min(ONE_BLOCK_POINTS, 4L * options.leafSize())
            && 4L * n * n + pairBytes * n <= options.taskBytes();
    return oneBlock ? n : Math.min(n, options.leafSize());
  }

  /** The fewest groups that fit both the group size and the memory of a task. */
  private static int wideGroups(int n, int dim, int leafSize, RefineOptions options) {
    long room = (long) (options.taskBytes() / (LARGEST_WIDE_GROUP * widePairBytes(dim)));
    // Panels and lists of one group are single arrays.
    long indexed = Integer.MAX_VALUE / Math.max(64, dim) / 2;
    long most = Math.min(options.groupSize(), Math.min(room, indexed));
    int groups = (int) ((n - 1) / Math.max(1, most) + 1);
    return (n - 1) / groups + 1 < 2L * leafSize ? 0 : groups;
  }

  private static long widePairBytes(int dim) {
    return pairBytes(dim) + (long) AUCTION_COPIES * Float.BYTES * dim + AUCTION_BYTES_PER_PAIR;
  }

  /** Most pairs of one wide group. */
  public int largestWideGroup() {
    return largestWideGroup(points, wideGroups);
  }

  private static int largestWideGroup(int points, int wideGroups) {
    return wideGroups == 0
        ? 0
        : (int) Math.min(points, LARGEST_WIDE_GROUP * ((points - 1) / wideGroups + 1));
  }

  /** Bytes of a task's memory for each pair it holds. */
  private static long pairBytes(int dim) {
    return COPIES * 2L * Float.BYTES * dim + OTHER_BYTES_PER_PAIR;
  }

  private static int shares(int n, int leafSize, long room) {
    long least = (n + room - 1) / room;
    long wanted =
        n <= 2L * LEAST_SHARES * leafSize
            ? (n + 2L * leafSize - 1) / (2L * leafSize)
            : Math.max(
                LEAST_SHARES,
                (long)
                    (n
                        / Math.max(
                            (double) GROUPS_PER_SHARE * leafSize, SHARE_GROWTH * Math.sqrt(n))));
    return (int) Math.max(least, wanted);
  }

  /** Whether one task splits and solves this block. */
  public boolean goesToOneTask(BlockCut block) {
    return goesToOneTask(block, taskPoints);
  }

  private static boolean goesToOneTask(BlockCut block, int taskPoints) {
    return block.isLeaf() || block.points() <= taskPoints;
  }

  /** The whole cloud, as the first block to cut. */
  public BlockCut root() {
    return new BlockCut(BlockCut.ROOT, points, leaves);
  }

  private static int taskBlocks(BlockCut block, int taskPoints) {
    return goesToOneTask(block, taskPoints)
        ? 1
        : taskBlocks(block.top(), taskPoints) + taskBlocks(block.rest(), taskPoints);
  }

  private static int largestTask(BlockCut block, int taskPoints) {
    return goesToOneTask(block, taskPoints)
        ? block.points()
        : Math.max(largestTask(block.top(), taskPoints), largestTask(block.rest(), taskPoints));
  }

  private static int levels(BlockCut block, int taskPoints) {
    return goesToOneTask(block, taskPoints)
        ? 0
        : 1 + Math.max(levels(block.top(), taskPoints), levels(block.rest(), taskPoints));
  }
}
