package io.remblai.spark.lowrank.problem;

import io.remblai.geometry.GroundCost;
import io.remblai.lowrank.coupling.Marginals;
import java.util.OptionalInt;

/**
 * What is to be coupled how.
 *
 * @param objective what the coupling is judged by
 * @param cost between the features of both clouds; within either cloud for Gromov-Wasserstein
 * @param costRank factors of a sampled cost; empty: until its error is small
 * @param alpha weight of the Gromov-Wasserstein part, in [0, 1]: 0 for W, 1 for GW
 * @param marginals which are given
 * @param projects whether the mean images of source rows will be asked for
 * @param seed of sampled costs
 */
public record ProblemOptions(
    ObjectiveKind objective,
    GroundCost cost,
    OptionalInt costRank,
    double alpha,
    Marginals marginals,
    boolean projects,
    long seed) {

  public ProblemOptions {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must be in [0, 1], not " + alpha);
    }
    boolean fits =
        switch (objective) {
          case W -> alpha == 0;
          case GW -> alpha == 1;
          case FGW -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException("alpha of " + objective + " must not be " + alpha);
    }
    if (costRank.isPresent() && costRank.getAsInt() < 1) {
      throw new IllegalArgumentException("costRank must be at least 1, not " + costRank.getAsInt());
    }
  }
}
