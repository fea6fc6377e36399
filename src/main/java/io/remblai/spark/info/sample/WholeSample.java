package io.remblai.spark.info.sample;

import io.remblai.info.Estimate;
import io.remblai.info.PermutationNull;
import io.remblai.info.Rows;
import io.remblai.info.entropy.KozachenkoLeonenko;
import io.remblai.info.histogram.DiscreteInformation;
import io.remblai.info.neighbor.NeighborInformation;
import io.remblai.info.neighbor.Norm;
import io.remblai.spark.info.EstimateLine;
import java.util.stream.IntStream;

/**
 * Estimators that give one line of a sample, of another kind than information.
 *
 * @param settings of all estimators
 * @param group the sample is of
 * @param rows the sample
 */
record WholeSample(SampleSettings settings, long group, HeldRows rows) {

  /** Something that may refuse its rows. */
  interface Attempt {
    Estimate estimate();
  }

  /** The line of one that stands {@link SampleEstimator#alone}. */
  EstimateLine line(SampleEstimator estimator) {
    return switch (estimator) {
      case KOZACHENKO -> {
        KozachenkoLeonenko entropy = new KozachenkoLeonenko(settings.neighbours(), Norm.EUCLIDEAN);
        yield tried(
            EstimateLine.of(group, estimator.written(), "differential_entropy"),
            rows,
            () -> entropy.estimate(rows.x(settings)));
      }
      case O_INFORMATION_KSG ->
          tried(
              EstimateLine.of(group, estimator.written(), "o_information"),
              rows,
              () -> neighborsTogether(rows.x(settings)));
      case O_INFORMATION_DISCRETE ->
          labelsTogether(
              EstimateLine.of(
                  group,
                  estimator.written(),
                  "o_information",
                  String.join(":", settings.labels())));
      case WASSERSTEIN_DEPENDENCY ->
          transported(EstimateLine.of(group, estimator.written(), "distance"));
      default -> throw new IllegalArgumentException(estimator.written() + " does not stand alone");
    };
  }

  private EstimateLine transported(EstimateLine line) {
    line.rows(rows.size(), 0);
    if (rows.size() < 2) {
      return line.warning("a dependency needs at least 2 rows");
    }
    Rows x = rows.x(settings);
    Rows y = rows.y(settings);
    long[] keys = rows.keys();
    WassersteinDependency found = WassersteinDependency.of(x, y, keys, settings.seed());
    line.value(found.distance(), "feature").ceiling(found.bound());
    if (found.bound() > 0) {
      line.normalised(found.distance() / found.bound());
    } else {
      line.warning("one of the vectors is constant");
    }
    if (settings.nulls() > 0) {
      PermutationNull chance = new PermutationNull(settings.nulls(), settings.seed());
      line.nullMean(
          chance
              .of(
                  keys,
                  partners ->
                      WassersteinDependency.of(x, y.take(partners), keys, settings.seed())
                          .distance())
              .mean());
    }
    return line;
  }

  private Estimate neighborsTogether(Rows x) {
    int[] all = IntStream.range(0, x.size()).toArray();
    return NeighborInformation.oInformation(x, settings.neighbours(), all).estimate();
  }

  /** The O-information of all label columns. */
  private EstimateLine labelsTogether(EstimateLine line) {
    int columns = settings.labels().size();
    HeldRows labelled = rows;
    for (int column = 0; column < columns; column++) {
      labelled = labelled.labelled(column);
    }
    if (labelled.size() == 0) {
      return line.warning("no row of this group has all labels");
    }
    int[][] codes = new int[columns][];
    for (int column = 0; column < columns; column++) {
      codes[column] = labelled.codes(column);
    }
    return tried(line, labelled, () -> DiscreteInformation.oInformation(codes));
  }

  /** The estimate, or why these rows allow none. */
  static EstimateLine tried(EstimateLine line, HeldRows rows, Attempt attempt) {
    try {
      return line.rows(rows.size(), 0).estimate(attempt.estimate());
    } catch (IllegalArgumentException refused) {
      return line.warning(refused.getMessage());
    }
  }
}
