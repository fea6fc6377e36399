package io.remblai.spark.lowrank.problem;

import io.remblai.geometry.GroundCost;
import io.remblai.lowrank.cost.CostFactors;
import io.remblai.lowrank.cost.CostForm;
import io.remblai.lowrank.cost.RowLift;
import io.remblai.lowrank.cost.SampledCost;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A cost between features as a form of factors: exact where there are exact factors, else sampled.
 *
 * @param source lifts of the source's features, their factors side by side
 * @param target likewise of the target's
 * @param form of these factors
 * @param rank of a sampled cost
 * @param relativeError of a sampled cost, as {@link SampledCost} measures it
 */
record ChosenCost(
    List<RowLift> source,
    List<RowLift> target,
    CostForm form,
    OptionalInt rank,
    OptionalDouble relativeError) {

  /** Rows of each cloud that a cost is sampled and judged on. */
  private static final int SAMPLE = 4096;

  /** A rank that is not given starts here and is doubled... */
  private static final int LEAST_RANK = 16;

  /** ... at most up to here... */
  private static final int MOST_RANK = 128;

  /** ... until the relative error is below this. */
  private static final double ENOUGH = 0.01;

  /** Between two clouds. */
  static ChosenCost between(GivenCloud x, GivenCloud y, ProblemOptions options) {
    return switch (options.cost()) {
      case SQEUCLIDEAN -> exact(CostFactors.squaredEuclidean(x.meanFeatures(), y.meanFeatures()));
      case COSINE -> exact(CostFactors.cosine(x.layout().features()));
      case EUCLIDEAN -> sampled(x, y, options);
    };
  }

  /** Within one cloud; symmetric. */
  static ChosenCost within(GivenCloud x, ProblemOptions options) {
    return switch (options.cost()) {
      case SQEUCLIDEAN -> exact(CostFactors.squaredWithin(x.meanFeatures()));
      case COSINE -> exact(CostFactors.cosine(x.layout().features()));
      case EUCLIDEAN -> sampled(x, x, options).symmetric();
    };
  }

  /** Largest cost rank that samples of two clouds of so many points leave rows to judge it by. */
  static int mostRank(long points, long otherPoints) {
    return ((int) Math.min(SAMPLE, Math.min(points, otherPoints)) - 1) / 2;
  }

  private static ChosenCost exact(CostFactors factors) {
    return new ChosenCost(
        List.of(factors.source()),
        List.of(factors.target()),
        factors.form(),
        OptionalInt.empty(),
        OptionalDouble.empty());
  }

  private static ChosenCost sampled(GivenCloud x, GivenCloud y, ProblemOptions options) {
    GroundCost cost = options.cost();
    int dim = x.layout().features();
    float[] left = x.sampledFeatures(SAMPLE);
    float[] right = y.side() == x.side() ? left : y.sampledFeatures(SAMPLE);
    int most = mostRank(left.length / dim, right.length / dim);
    int rank = Math.min(most, options.costRank().orElse(LEAST_RANK));
    SampledCost sampled = SampledCost.of(cost, left, right, dim, rank, options.seed());
    while (options.costRank().isEmpty()
        && sampled.relativeError() > ENOUGH
        && rank < Math.min(most, MOST_RANK)) {
      rank = Math.min(2 * rank, most);
      sampled = SampledCost.of(cost, left, right, dim, rank, options.seed());
    }
    return new ChosenCost(
        List.of(sampled.factors().source()),
        List.of(sampled.factors().target()),
        sampled.factors().form(),
        OptionalInt.of(rank),
        OptionalDouble.of(sampled.relativeError()));
  }

  /** Half of a sampled cost and half of it with the rows exchanged, which errs no more. */
  private ChosenCost symmetric() {
    int width = rank.getAsInt();
    CostForm both = CostForm.zero();
    for (int k = 0; k < width; k++) {
      both = both.plus(k, width + k, 0.5).plus(width + k, k, 0.5);
    }
    List<RowLift> lifts = List.of(source.get(0), target.get(0));
    return new ChosenCost(lifts, lifts, both, rank, relativeError);
  }
}
