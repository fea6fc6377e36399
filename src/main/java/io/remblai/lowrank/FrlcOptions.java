package io.remblai.lowrank;

/**
 * Settings of {@link FrlcSolver}.
 *
 * @param sourceRank components of the source, at least 1
 * @param targetRank components of the target, at least 1
 * @param tauInner how slowly the masses of components move: their logarithms change by at most
 *     about 1 / tauInner in an iteration. Infinite: the masses stay 1 / rank
 * @param tauOuter price of relaxed marginals, in units of the objective of the independent coupling
 * @param gamma first step: the logits of a row move by at most so much, in nats
 * @param maxIterations of one start
 * @param minIterations before an iteration may be the last
 * @param tolerance an iteration that improves the objective by less than this fraction of its whole
 *     improvement over the independent coupling is a standstill
 * @param restarts number of starts, of which the best is kept
 * @param seed of the starts
 */
public record FrlcOptions(
    int sourceRank,
    int targetRank,
    double tauInner,
    double tauOuter,
    double gamma,
    int maxIterations,
    int minIterations,
    double tolerance,
    int restarts,
    long seed) {

  public FrlcOptions {
    check("sourceRank", sourceRank);
    check("targetRank", targetRank);
    check("maxIterations", maxIterations);
    check("minIterations", minIterations);
    check("restarts", restarts);
    check("tauInner", tauInner);
    check("tauOuter", tauOuter);
    check("gamma", gamma);
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1), not " + tolerance);
    }
    if (Double.isInfinite(tauOuter) || Double.isInfinite(gamma)) {
      throw new IllegalArgumentException(
          "tauOuter and gamma must be finite, not %s and %s".formatted(tauOuter, gamma));
    }
  }

  private static void check(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("%s must be above 0, not %s".formatted(name, value));
    }
  }

  /** Every default, for one rank on both sides. */
  public static FrlcOptions defaults(int rank) {
    return new FrlcOptions(rank, rank, Double.POSITIVE_INFINITY, 1, 30, 200, 10, 1e-4, 2, 1);
  }

  /** These with another rank of the target. */
  public FrlcOptions withTargetRank(int rank) {
    return new FrlcOptions(
        sourceRank,
        rank,
        tauInner,
        tauOuter,
        gamma,
        maxIterations,
        minIterations,
        tolerance,
        restarts,
        seed);
  }
}
