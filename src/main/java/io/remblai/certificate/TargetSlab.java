package io.remblai.certificate;

import java.io.Serializable;

/** Targets in a frame, as the kernel takes them. Filled once, then read only. */
public final class TargetSlab implements Serializable {

  private static final long serialVersionUID = 1;

  private final float[] points;
  private final float[] potentials;
  private int size;

  /** Room for so many targets. */
  public TargetSlab(int capacity, int dim) {
    points = new float[Math.multiplyExact(capacity, dim)];
    potentials = new float[capacity];
  }

  /**
   * Adds n targets.
   *
   * @param y targets [n, dim]; not modified
   * @param g their potentials [n]; not modified
   */
  public void add(DualFrame frame, float[] y, double[] g, int n) {
    frame.moveTargets(y, g, n, points, potentials, size);
    size += n;
  }

  public int size() {
    return size;
  }

  /** Coordinates [size, dim]. */
  float[] points() {
    return points;
  }

  /** Potentials [size]. */
  float[] potentials() {
    return potentials;
  }
}
