package io.remblai.lowrank.split;

/**
 * Splits a block by a low-rank coupling whose two factors are rounded to parts of the exact sizes,
 * each in the best way ({@link BalancedRounding}). Rows that are alike are told apart by their
 * place in the block.
 */
public record RoundedSplitter(SoftSplitter soft) implements BlockSplitter {

  @Override
  public Parts split(CoCluster block, int[] sizes, long seed) {
    SoftSplitter.Factors factors = soft.factors(block, sizes, seed);
    return new Parts(
        BalancedRounding.of(factors.sources(), sizes).labels(),
        BalancedRounding.of(factors.targets(), sizes).labels());
  }
}
