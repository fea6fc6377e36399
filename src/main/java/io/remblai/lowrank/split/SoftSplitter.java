package io.remblai.lowrank.split;

/** A low-rank coupling of the two sides of a block with inner marginals of given proportions. */
public interface SoftSplitter {

  /**
   * The two factors; cluster k of the sources is coupled to cluster k of the targets.
   *
   * @param sources [points, parts]
   * @param targets [points, parts]
   */
  record Factors(SoftWeights sources, SoftWeights targets) {}

  /**
   * Log-weights of the rows of a block to each part, up to a term of the row and one of the part.
   *
   * @param sizes rows of each part [parts]: the inner marginal times the points
   * @param seed seed of this block
   */
  Factors factors(CoCluster block, int[] sizes, long seed);
}
