package io.remblai.lowrank.rows;

import java.io.Serializable;

/**
 * How much mass a row has. Immutable by agreement.
 *
 * <p>A tight row has its weight a_i. A relaxed one pays {@code tau KL(mass | a)} for another mass;
 * the best for the cost c_i that it meets is
 *
 * <pre>
 *   mass_i = a_i exp(offset - c_i / tau),    c_i = sum_p q_ip (f~_i . costs)_p + f~_i N f~_i'
 * </pre>
 *
 * <p>with q_i the row's weights (they sum to one), f~_i its factors followed by a one, and N an
 * optional quadratic form. So a relaxed row needs no memory either.
 */
public final class RowMass implements Serializable {

  private static final long serialVersionUID = 1;

  /** Every row has its weight. */
  public static final RowMass TIGHT = new RowMass(new double[0], new double[0], 1, 0);

  private final double[] costs; // [width + 1, rank]
  private final double[] quadratic; // [width + 1, width + 1] or empty
  private final double tau;
  private final double offset;

  private RowMass(double[] costs, double[] quadratic, double tau, double offset) {
    this.costs = costs;
    this.quadratic = quadratic;
    this.tau = tau;
    this.offset = offset;
  }

  /**
   * Relaxed rows.
   *
   * @param costs [width + 1, rank]; kept
   * @param quadratic N [width + 1, width + 1], or empty for none; kept
   * @param tau price of a mass that is not the weight, in units of the cost
   */
  public static RowMass relaxed(double[] costs, double[] quadratic, double tau, double offset) {
    if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("tau must be positive and finite, not " + tau);
    }
    return new RowMass(costs, quadratic, tau, offset);
  }

  /** These with every mass multiplied by {@code exp(more)}. */
  RowMass scaled(double more) {
    return new RowMass(costs, quadratic, tau, offset + more);
  }

  public boolean isTight() {
    return costs.length == 0;
  }

  /** [width + 1, rank]; not to be modified. */
  public double[] costs() {
    return costs;
  }

  /** [width + 1, width + 1] or empty; not to be modified. */
  public double[] quadratic() {
    return quadratic;
  }

  public double tau() {
    return tau;
  }

  public double offset() {
    return offset;
  }
}
