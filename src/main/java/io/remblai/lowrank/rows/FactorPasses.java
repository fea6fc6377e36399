package io.remblai.lowrank.rows;

/**
 * One cloud, wherever its rows are, as something that can be passed over. All results are functions
 * of the set of rows alone: the same bits however rows are grouped.
 */
public interface FactorPasses {

  /** How many rows there are and how large their factors. */
  FactorExtent extent();

  /**
   * Some rows, in the order of their unsigned keys.
   *
   * @param wanted how many: those with the least keys, or all where there are no more
   */
  RowBlock sample(int wanted);

  /** Sums over all rows. */
  FactorSums pass(SoftRows rows, Wanted wanted);

  /**
   * {@code sum_j w_sj ln(w_sj / b_j)} over the rows j of this cloud for each s, in nats, where
   * {@code w_sj = sum_q mixtures[s, q] R_jq} and b_j is the mass of row j.
   *
   * @param rows R
   * @param mixtures [count, rank]; not modified
   * @return [count]
   */
  double[] divergences(SoftRows rows, double[] mixtures);
}
