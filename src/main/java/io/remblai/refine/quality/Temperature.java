package io.remblai.refine.quality;

import io.remblai.geometry.GroundCost;
import java.io.Serializable;
import java.util.List;

/**
 * The temperature at which alternatives of a pair are weighed, found from the pairs themselves.
 *
 * <p>For noise of density proportional to {@code exp(-c / t)} the mean cost V of a row and its own
 * noisy image tells t:
 *
 * <pre>
 *   |x - y|^2, Gaussian noise of variance s^2 in d coordinates   V = d s^2         t = 2 s^2 = 2 V / d
 *   |x - y|                                                      V = d t           t = V / d
 *   1 - cos(x, y), noise along the sphere of d - 1 dimensions    V = (d - 1) t/2   t = 2 V / (d - 1)
 * </pre>
 *
 * <p>The mean cost of the map is too small a V, as the map was chosen to have it least. So V is the
 * mean over all maps among the rows of a block, weighted by their probability at the temperature
 * that V itself gives: the fixed point of {@code t -> factor V(t)}, reached from the map's own mean
 * cost (an EM algorithm, with the pairing as what is not seen).
 *
 * @param value t, in units of the cost
 * @param meanCost V, without the mean displacement
 * @param sampled pairs that were looked at
 * @param converged whether the last step changed less than 1e-4 of it
 */
public record Temperature(double value, double meanCost, int sampled, boolean converged)
    implements Serializable {

  public Temperature {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("value must be at least 0, not " + value);
    }
  }

  /** Of one block of rows. */
  public static Temperature of(GroundCost cost, Neighbourhood near, RowBlock block) {
    return new PairMarginals(near, block).temperature(factor(cost, near.dim()));
  }

  /**
   * The mean over blocks, each with the weight of its pairs.
   *
   * @param blocks at least one, in an order that is always the same
   */
  public static Temperature mean(List<Temperature> blocks) {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("blocks must hold at least one");
    }
    double value = 0;
    double meanCost = 0;
    int sampled = 0;
    boolean converged = true;
    for (Temperature block : blocks) {
      value += block.sampled * block.value;
      meanCost += block.sampled * block.meanCost;
      sampled += block.sampled;
      converged &= block.converged;
    }
    return new Temperature(value / sampled, meanCost / sampled, sampled, converged);
  }

  /** Temperature for a mean cost of 1. */
  static double factor(GroundCost cost, int dim) {
    return switch (cost) {
      case SQEUCLIDEAN -> 2.0 / dim;
      case EUCLIDEAN -> 1.0 / dim;
      case COSINE -> 2.0 / Math.max(1, dim - 1);
    };
  }
}
