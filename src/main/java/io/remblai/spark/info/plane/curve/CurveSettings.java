package io.remblai.spark.info.plane.curve;

import java.util.ArrayList;
import java.util.List;

/**
 * How bottleneck curves are searched for.
 *
 * @param betas each above 1; at 1 and below saying nothing is best
 * @param restarts random starts at each beta, besides the annealing through all of them
 * @param mostLabels labels of either side of a joint beyond which its curve is left out
 * @param seed of the random starts
 */
public record CurveSettings(List<Double> betas, int restarts, int mostLabels, long seed) {

  private static final int USUAL_BETAS = 24;

  public CurveSettings {
    betas = betas.stream().sorted().distinct().toList();
    if (betas.isEmpty() || betas.stream().anyMatch(beta -> !(beta > 1) || beta.isInfinite())) {
      throw new IllegalArgumentException(
          "betas must be at least one, each above 1 and finite, not " + betas);
    }
    if (restarts < 0 || mostLabels < 1) {
      throw new IllegalArgumentException(
          "restarts must not be negative and mostLabels positive, not %d and %d"
              .formatted(restarts, mostLabels));
    }
  }

  /** 24 betas from 1.02 to 5000, their distances from 1 in even ratios. */
  public static List<Double> usualBetas() {
    double least = StrictMath.log(0.02);
    double most = StrictMath.log(4999);
    List<Double> betas = new ArrayList<>();
    for (int b = 0; b < USUAL_BETAS; b++) {
      betas.add(1 + StrictMath.exp(least + (most - least) * b / (USUAL_BETAS - 1)));
    }
    return betas;
  }

  double[] betaArray() {
    return betas.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
