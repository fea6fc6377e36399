package io.remblai.refine;

/** Dual potentials that are known of any target, whatever block it is in. */
public interface TargetPotentials {

  /**
   * Potentials of n targets, in units of the cost.
   *
   * @param y targets [n, dim]; not modified
   */
  double[] of(float[] y, int n);
}
