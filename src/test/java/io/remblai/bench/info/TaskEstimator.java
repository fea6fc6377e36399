package io.remblai.bench.info;

import io.remblai.info.PairedEstimator;
import io.remblai.info.critic.CriticBounds.Bound;
import io.remblai.info.critic.CriticInformation;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.histogram.BinnedInformation;
import io.remblai.info.neighbor.Ksg;
import io.remblai.info.task.BmiTask.Sample;
import io.remblai.info.transform.Transform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A column of the table of tasks: an estimator with default settings after a transform.
 *
 * @param name as it is asked for
 * @param transform of each coordinate
 * @param scalarsOnly whether it takes scalars alone
 */
record TaskEstimator(
    String name, PairedEstimator estimator, Transform transform, boolean scalarsOnly) {

  /** Those of vectors on Shannon's scale; sliced and quadratic information have their own. */
  static final List<String> NAMES =
      List.of("ksg1", "ksg2", "gaussian", "binned", "info-nce", "donsker-varadhan", "nwj", "smile");

  private static final String SCORES = "-scores";

  /**
   * Coordinates are standardised, or become normal scores where the name ends so.
   *
   * @param queries most rows that neighbours are looked for
   */
  static Optional<TaskEstimator> find(String name, int queries) {
    boolean scores = name.endsWith(SCORES);
    String plain = scores ? name.substring(0, name.length() - SCORES.length()) : name;
    Transform transform = scores ? Transform.NORMAL_SCORE : Transform.STANDARDISE;
    return estimator(plain, queries)
        .map(each -> new TaskEstimator(name, each, transform, plain.equals("binned")));
  }

  private static Optional<PairedEstimator> estimator(String name, int queries) {
    int k = Ksg.defaults().k();
    return Optional.ofNullable(
        switch (name) {
          case "ksg1" -> new Ksg(Ksg.Form.ONE, k, queries, 0);
          case "ksg2" -> new Ksg(Ksg.Form.TWO, k, queries, 0);
          case "gaussian" -> GaussianInformation.defaults();
          case "binned" -> BinnedInformation.defaults();
          case "info-nce" -> CriticInformation.defaults(Bound.INFO_NCE);
          case "donsker-varadhan" -> CriticInformation.defaults(Bound.DONSKER_VARADHAN);
          case "nwj" -> CriticInformation.defaults(Bound.NWJ);
          case "smile" -> CriticInformation.defaults(Bound.SMILE);
          default -> null;
        });
  }

  /** The estimate in nats, where the estimator takes such vectors. */
  OptionalDouble estimate(Sample sample) {
    if (scalarsOnly && (sample.x().dim() > 1 || sample.y().dim() > 1)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        estimator.estimate(transform.of(sample.x()), transform.of(sample.y())).nats());
  }
}
