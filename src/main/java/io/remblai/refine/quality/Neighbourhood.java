package io.remblai.refine.quality;

import io.remblai.geometry.GroundCost;
import io.remblai.refine.CloudFrame;

/**
 * Pairs of a map and rows without partners among which alternatives are looked for, moved to where
 * float tells their costs apart best. Immutable.
 *
 * <p>Under squared costs each cloud is moved by the mean of its paired rows, which leaves every
 * comparison of maps as it is: costs here are those that remain when the mean displacement of the
 * pairs is taken away.
 */
public final class Neighbourhood {

  private final GroundCost cost;
  private final int dim;
  private final int pairs;
  private final int sources;
  private final int targets;
  private final float[] givenX;
  private final float[] givenY;
  private final CloudFrame frame;
  private final float[] x;
  private final float[] y;
  private final float[] own;
  private final float[] ofTargets;
  private final float[] ofSources;

  /**
   * Source i goes to target i for i below {@code pairs}; further rows have no partner.
   *
   * @param x sources [n, dim], n at least {@code pairs}; kept, not modified
   * @param y targets [m, dim], m at least {@code pairs}; kept, not modified
   * @param pairs at least 1
   */
  public Neighbourhood(GroundCost cost, int dim, float[] x, float[] y, int pairs) {
    if (pairs < 1 || x.length < (long) pairs * dim || y.length < (long) pairs * dim) {
      throw new IllegalArgumentException(
          "%d sources and %d targets cannot hold pairs = %d, which must be at least 1"
              .formatted(x.length / dim, y.length / dim, pairs));
    }
    this.cost = cost;
    this.dim = dim;
    this.pairs = pairs;
    this.sources = x.length / dim;
    this.targets = y.length / dim;
    this.givenX = x;
    this.givenY = y;
    this.frame = CloudFrame.of(cost, x, 0, y, 0, pairs, dim);
    this.x = new float[x.length];
    this.y = new float[y.length];
    frame.moveSources(x, 0, sources, this.x);
    frame.moveTargets(y, 0, targets, this.y);
    this.own = ownCosts();
    this.ofTargets = new float[targets];
    this.ofSources = new float[sources];
    for (int j = 0; j < targets; j++) {
      ofTargets[j] = (float) frame.alongShift(this.y, j * dim);
    }
    for (int j = 0; j < sources; j++) {
      ofSources[j] = (float) -frame.alongShift(this.x, j * dim);
    }
  }

  /** Operation by operation as the kernels do it, so that equal points have equal costs. */
  private float[] ownCosts() {
    float[] costs = new float[pairs];
    for (int i = 0; i < pairs; i++) {
      float sum = 0;
      for (int k = i * dim; k < (i + 1) * dim; k++) {
        float difference = y[k] - x[k];
        sum = Math.fma(difference, difference, sum);
      }
      costs[i] = frame.hasDistances() ? (float) Math.sqrt(sum) : sum;
    }
    return costs;
  }

  /** Pairs of the map. */
  public int pairs() {
    return pairs;
  }

  int dim() {
    return dim;
  }

  /** Sources, paired ones first. */
  int sources() {
    return sources;
  }

  /** Targets, paired ones first. */
  int targets() {
    return targets;
  }

  /** Whether costs among the moved points are distances; squared distances otherwise. */
  boolean hasDistances() {
    return frame.hasDistances();
  }

  /** Moved sources [sources, dim]; not to be modified. */
  float[] x() {
    return x;
  }

  /** Moved targets [targets, dim]; not to be modified. */
  float[] y() {
    return y;
  }

  /** Cost of each pair as moved [pairs]; not to be modified. */
  float[] own() {
    return own;
  }

  /**
   * What to take from the moved cost of each target [targets], for one source, to order them by
   * their cost as given; not to be modified.
   */
  float[] ofTargets() {
    return ofTargets;
  }

  /** Likewise for the sources of one target [sources]. */
  float[] ofSources() {
    return ofSources;
  }

  /** A moved cost in the unit of given ones. */
  double costInGiven(double moved) {
    return frame.costInGiven(moved);
  }

  /** The inverse of {@link #costInGiven}. */
  double costInMoved(double given) {
    return frame.costInMoved(given);
  }

  /** The cost of a source and a target as given, in double. */
  double between(int source, int target) {
    return cost.between(givenX, source * dim, givenY, target * dim, dim);
  }
}
