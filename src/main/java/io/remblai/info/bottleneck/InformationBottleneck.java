package io.remblai.info.bottleneck;

import java.util.Arrays;

/**
 * The least {@code I(X; T) - beta I(T; Y)} over encoders q(t|x), by self-consistent updates. There
 * are local minima: take the best of {@link #anneal} and of several {@link #restart}s, which are
 * independent of each other and give the same wherever they run.
 */
public final class InformationBottleneck {

  /** Updates that may lie ahead where falls do not shrink, at a saddle. */
  private static final double SLOW = 1e6;

  private final DiscreteJoint joint;
  private final BottleneckOptions options;

  /** For one joint distribution. */
  public InformationBottleneck(DiscreteJoint joint, BottleneckOptions options) {
    this.joint = joint;
    this.options = options;
  }

  /**
   * From every x apart (or in groups, where there may be fewer clusters) down the betas: each
   * starts where the one above it ended. Clusters that have come to say the same are joined, so
   * later betas are cheaper.
   *
   * @param betas positive, in any order; not modified
   * @return in descending order of beta
   */
  public BottleneckPoint[] anneal(double[] betas) {
    double[] ascending = betas.clone();
    Arrays.sort(ascending);
    BottleneckPoint[] points = new BottleneckPoint[betas.length];
    Encoder encoder = Encoder.distinct(joint, options.clusters());
    for (int i = 0; i < points.length; i++) {
      points[i] = descend(encoder, ascending[points.length - 1 - i]);
    }
    return points;
  }

  /**
   * From a random encoder.
   *
   * @param restart number of the start, from 0
   */
  public BottleneckPoint restart(double beta, long seed, int restart) {
    return descend(Encoder.random(joint, options.clusters(), seed, restart), beta);
  }

  /** Updates until the Lagrangian is done falling; the encoder is left where it ended. */
  private BottleneckPoint descend(Encoder encoder, double beta) {
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta must be positive and finite, not " + beta);
    }
    encoder.mix();
    double former = encoder.update(beta);
    double formerFall = Double.POSITIVE_INFINITY;
    int calm = 0;
    int updates = 1;
    while (updates < options.iterations() && calm < 3) {
      double now = encoder.update(beta);
      updates++;
      double fall = Math.max(0, former - now);
      // Falls shrink by a steady factor r in the end: what remains is fall r/(1 - r).
      boolean shrinks = fall < formerFall;
      double remains = shrinks ? fall * fall / (formerFall - fall) : SLOW * fall;
      boolean settled = remains < options.tolerance() || SLOW * fall < options.tolerance();
      calm = settled ? calm + 1 : 0;
      former = now;
      formerFall = fall;
    }
    encoder.compact();
    return new BottleneckPoint(
        beta, encoder.ixt(), encoder.ity(), encoder.clusters(), updates, calm == 3);
  }
}
