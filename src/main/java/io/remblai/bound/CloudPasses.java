package io.remblai.bound;

/** One cloud, wherever it is, as something that can be passed over. */
public interface CloudPasses {

  /** The first pass: sums and ranges of the coordinates. */
  CoordinateSums coordinates();

  /**
   * Some points [m, dim], chosen and ordered by their keys alone.
   *
   * @param wanted about how many; all of them where there are no more
   */
  float[] sample(int wanted);

  /** A pass for second moments. */
  AxisMoments moments(MomentGrid grid);

  /** A pass for the distribution along each axis. */
  AxisSummary along(AxisGrid grid);
}
