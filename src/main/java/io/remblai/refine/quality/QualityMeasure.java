package io.remblai.refine.quality;

import io.remblai.math.ExpKernel;
import io.remblai.math.Kernels;
import java.util.List;

/**
 * Measures the pairs of a neighbourhood. Not thread safe.
 *
 * <p>With D_a the rises of a pair's alternatives (see {@link ExchangeScan}) and temperature t:
 *
 * <pre>
 *   margin      = min over a of D_a
 *   confidence  = min(1 / (1 + sum over a of exp(-D_a / t)), P)
 * </pre>
 *
 * <p>If target rows are their sources, shifted alike, plus noise of density proportional to {@code
 * exp(-c / t)}, in unknown order, then a one-to-one map has posterior probability proportional to
 * {@code exp(-cost / t)}. Both terms approach the posterior probability of the pair, and each is
 * too sure where it errs: the first, its probability among the map and all maps one step away,
 * where long cycles of exchanges compete; P, by belief propagation in the pair's block (see {@link
 * PairMarginals}), where short ones do. The first is exact for two pairs.
 */
public final class QualityMeasure {

  /** A rise of so many temperatures weighs 5e-18, of a million alternatives nothing that shows. */
  private static final double FARTHEST = 40;

  private static final ExpKernel EXP = Kernels.exp();

  private final Neighbourhood near;
  private final ExchangeScan scan;
  private final int[] candidates;
  private final float[] weights;

  public QualityMeasure(Neighbourhood near) {
    this.near = near;
    this.scan = new ExchangeScan(near);
    this.candidates = new int[scan.rises().length];
    this.weights = new float[scan.rises().length + 1];
  }

  /**
   * The pairs of some blocks, one after another. O((to - from) (n + m) dim), and a hundred times
   * the square of a block's rows.
   *
   * @param blocks at least one; each begins with the pair where the one before ends
   * @param temperature in units of the cost, at least 0
   */
  public PairQualities of(List<RowBlock> blocks, double temperature) {
    int from = blocks.get(0).fromPair();
    int to = blocks.get(blocks.size() - 1).toPair();
    double[] margins = new double[to - from];
    boolean[] mutual = new boolean[to - from];
    double[] confidences = marginals(blocks, temperature);
    double moved = near.costInMoved(temperature);
    for (int pair = from; pair < to; pair++) {
      scan.turnTo(pair);
      int least = scan.least();
      boolean alone = least == pair;
      margins[pair - from] = alone ? Double.POSITIVE_INFINITY : scan.riseInGiven(least);
      mutual[pair - from] = scan.isMutuallyNearest();
      confidences[pair - from] =
          Math.min(confidences[pair - from], confidence(scan.rises()[least], moved));
    }
    return new PairQualities(margins, mutual, confidences);
  }

  private double[] marginals(List<RowBlock> blocks, double temperature) {
    int from = blocks.get(0).fromPair();
    double[] all = new double[blocks.get(blocks.size() - 1).toPair() - from];
    for (RowBlock block : blocks) {
      double[] found = new PairMarginals(near, block).at(temperature);
      System.arraycopy(found, 0, all, block.fromPair() - from, found.length);
    }
    return all;
  }

  private double confidence(float least, double temperature) {
    double reach = Math.min(0, least) + FARTHEST * temperature;
    int count = scan.atMost((float) reach, candidates);
    if (!(temperature > 0)) {
      return least < 0 ? 0 : 1.0 / (1 + count);
    }
    weights[0] = 0;
    for (int k = 0; k < count; k++) {
      weights[k + 1] = (float) (-scan.rises()[candidates[k]] / temperature);
    }
    return Math.min(1, Math.exp(-EXP.logSumExp(weights, 0, count + 1)));
  }
}
