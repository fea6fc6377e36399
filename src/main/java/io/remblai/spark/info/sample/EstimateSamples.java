package io.remblai.spark.info.sample;

import io.remblai.info.Estimate;
import io.remblai.info.LabelEstimator;
import io.remblai.info.LocalMoments;
import io.remblai.info.PairedEstimator;
import io.remblai.info.PermutationNull;
import io.remblai.info.Rows;
import io.remblai.info.entropy.KozachenkoLeonenko;
import io.remblai.info.histogram.DiscreteInformation;
import io.remblai.info.kernel.SpectralEntropy;
import io.remblai.info.kernel.SpectralInformation;
import io.remblai.info.neighbor.Norm;
import io.remblai.info.neighbor.Ross;
import io.remblai.spark.info.EstimateLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** What the estimators find in the sample of each group. Not thread safe. */
final class EstimateSamples
    implements FlatMapFunction<Iterator<Tuple2<Long, RowSample>>, EstimateLine> {

  private static final long serialVersionUID = 1;

  private static final int SUBSETS = 3;

  private final SampleSettings settings;

  EstimateSamples(SampleSettings settings) {
    this.settings = settings;
  }

  /** Something that may refuse its rows. */
  private interface Attempt {
    Estimate estimate();
  }

  @Override
  public Iterator<EstimateLine> call(Iterator<Tuple2<Long, RowSample>> groups) {
    List<EstimateLine> lines = new ArrayList<>();
    while (groups.hasNext()) {
      Tuple2<Long, RowSample> group = groups.next();
      HeldRows rows = new HeldRows(group._2().sorted());
      for (SampleEstimator estimator : settings.estimators()) {
        add(group._1(), estimator, rows.atMost(estimator.mostRows()), lines);
      }
    }
    return lines.iterator();
  }

  private void add(long group, SampleEstimator estimator, HeldRows rows, List<EstimateLine> lines) {
    Optional<PairedEstimator> paired = estimator.paired(settings);
    if (paired.isPresent()) {
      lines.add(paired(group, estimator, paired.get(), rows));
      return;
    }
    if (estimator == SampleEstimator.KOZACHENKO) {
      KozachenkoLeonenko entropy = new KozachenkoLeonenko(settings.neighbours(), Norm.EUCLIDEAN);
      lines.add(
          tried(
              EstimateLine.of(group, written(estimator), "differential_entropy"),
              rows,
              () -> entropy.estimate(rows.x(settings.transform()))));
      return;
    }
    if (estimator == SampleEstimator.SPECTRAL) {
      lines.add(
          tried(
              EstimateLine.of(group, written(estimator), "entropy"),
              rows,
              () -> SpectralEntropy.defaults().estimate(rows.x(settings.transform()))));
    }
    LabelEstimator labelled =
        estimator == SampleEstimator.ROSS
            ? new Ross(settings.neighbours())
            : new SpectralInformation(SpectralEntropy.defaults(), SUBSETS, settings.seed());
    for (int column = 0; column < settings.labels().size(); column++) {
      lines.add(labelled(group, estimator, labelled, rows.labelled(column), column));
    }
  }

  private EstimateLine paired(
      long group, SampleEstimator name, PairedEstimator estimator, HeldRows rows) {
    EstimateLine line = EstimateLine.of(group, written(name), "information");
    Rows x = rows.x(settings.transform());
    Rows y = rows.y(settings.transform());
    tried(line, rows, () -> estimator.estimate(x, y));
    if (line.nats().isPresent() && settings.nulls() > 0) {
      LocalMoments chance =
          new PermutationNull(settings.nulls(), settings.seed()).of(estimator, x, y, rows.keys());
      line.nullMean(chance.mean());
    }
    return line;
  }

  private EstimateLine labelled(
      long group, SampleEstimator name, LabelEstimator estimator, HeldRows rows, int column) {
    EstimateLine line =
        EstimateLine.of(group, written(name), "information", settings.labels().get(column));
    if (rows.size() == 0) {
      return line.warning("no row of this group has a label");
    }
    Rows z = rows.x(settings.transform());
    int[] codes = rows.codes(column);
    tried(line, rows, () -> estimator.estimate(z, codes));
    if (line.ceiling().isEmpty()) {
      line.ceiling(DiscreteInformation.entropy(codes));
    }
    line.warnAboveCeiling();
    if (line.nats().isPresent() && settings.nulls() > 0) {
      LocalMoments chance =
          new PermutationNull(settings.nulls(), settings.seed())
              .of(estimator, z, codes, rows.keys());
      line.nullMean(chance.mean());
    }
    return line;
  }

  /** The estimate, or why these rows allow none. */
  private static EstimateLine tried(EstimateLine line, HeldRows rows, Attempt attempt) {
    try {
      return line.rows(rows.size(), 0).estimate(attempt.estimate());
    } catch (IllegalArgumentException refused) {
      return line.warning(refused.getMessage());
    }
  }

  private static String written(SampleEstimator estimator) {
    return estimator.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
