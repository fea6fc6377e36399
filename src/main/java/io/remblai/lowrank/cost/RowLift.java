package io.remblai.lowrank.cost;

import java.io.Serializable;

/** How the factors of a row come from its vector. Immutable. */
public interface RowLift extends Serializable {

  /** Length of the vectors. */
  int dim();

  /** Number of factors. */
  int width();

  /**
   * Writes the factors of one vector.
   *
   * @param x coordinates; the vector starts at {@code at}; not modified
   * @param out receives the factors from {@code to}
   */
  void lift(float[] x, int at, float[] out, int to);

  /** What it is made of. */
  LiftParts parts();
}
