package io.remblai.spark.certificate;

import io.remblai.certificate.DualTotals;
import io.remblai.geometry.GroundCost;
import io.remblai.spark.PairBlock;
import java.io.Serializable;

/**
 * Pairs with a potential f of each source, such that {@code f(x) + g(y) <= c(x, y)} for every
 * source and every target of the map. Immutable by agreement.
 */
public final class CertifiedPairs implements Serializable {

  private static final long serialVersionUID = 1;

  private final PairBlock pairs;
  private final double[] sourcePotentials;

  CertifiedPairs(PairBlock pairs, double[] sourcePotentials) {
    this.pairs = pairs;
    this.sourcePotentials = sourcePotentials;
  }

  /** The pairs, with the potentials g of their targets. */
  public PairBlock pairs() {
    return pairs;
  }

  /** Potential f of each source [size]; not to be modified. */
  public double[] sourcePotentials() {
    return sourcePotentials;
  }

  /** {@code c - f - g} of each pair [size], never negative: what it may cost too much. */
  public double[] slacks(GroundCost cost) {
    return DualTotals.slacks(
        cost,
        pairs.source().coordinates(),
        pairs.target().coordinates(),
        sourcePotentials,
        pairs.potentials(),
        pairs.source().dim());
  }

  void addTo(DualTotals totals, GroundCost cost) {
    totals.add(
        cost,
        pairs.source().coordinates(),
        pairs.target().coordinates(),
        sourcePotentials,
        pairs.potentials(),
        pairs.source().dim());
  }
}
