package io.remblai.spark.lowrank;

import io.remblai.lowrank.rows.FactorExtent;
import io.remblai.lowrank.rows.SoftRows;
import io.remblai.lowrank.rows.Wanted;
import java.io.Serializable;

/** What every task of a pass must know; broadcast. Immutable. */
final class FactorPass implements Serializable {

  private static final long serialVersionUID = 1;

  private final SoftRows rows;
  private final Wanted wanted;
  private final FactorExtent extent;
  private final double[] mixtures;

  /**
   * @param extent of the whole cloud
   * @param mixtures [count, rank] of a pass for divergences, or empty; kept
   */
  FactorPass(SoftRows rows, Wanted wanted, FactorExtent extent, double[] mixtures) {
    this.rows = rows;
    this.wanted = wanted;
    this.extent = extent;
    this.mixtures = mixtures;
  }

  SoftRows rows() {
    return rows;
  }

  Wanted wanted() {
    return wanted;
  }

  FactorExtent extent() {
    return extent;
  }

  /** [count, rank] or empty; not to be modified. */
  double[] mixtures() {
    return mixtures;
  }
}
