package io.remblai.spark.info.sample;

import io.remblai.info.ConditionalEstimator;
import io.remblai.info.LabelEstimator;
import io.remblai.info.LocalMoments;
import io.remblai.info.PairedEstimator;
import io.remblai.info.PermutationNull;
import io.remblai.info.Rows;
import io.remblai.info.histogram.DiscreteInformation;
import io.remblai.info.kernel.SpectralEntropy;
import io.remblai.info.kernel.SpectralInformation;
import io.remblai.info.neighbor.Ross;
import io.remblai.spark.info.EstimateLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** What the estimators find in the sample of each group. Not thread safe. */
public final class EstimateSamples
    implements FlatMapFunction<Iterator<Tuple2<Long, RowSample>>, EstimateLine> {

  private static final long serialVersionUID = 1;

  private static final int SUBSETS = 3;

  private final SampleSettings settings;

  public EstimateSamples(SampleSettings settings) {
    this.settings = settings;
  }

  @Override
  public Iterator<EstimateLine> call(Iterator<Tuple2<Long, RowSample>> groups) {
    List<EstimateLine> lines = new ArrayList<>();
    while (groups.hasNext()) {
      Tuple2<Long, RowSample> group = groups.next();
      lines.addAll(estimate(group._1(), group._2()));
    }
    return lines.iterator();
  }

  /** What they find in one sample; in an empty one nothing. */
  public List<EstimateLine> estimate(long group, RowSample sample) {
    List<EstimateLine> lines = new ArrayList<>();
    HeldRows rows = new HeldRows(sample.sorted());
    for (SampleEstimator estimator : settings.estimators()) {
      add(group, estimator, rows.atMost(estimator.mostRows()), lines);
    }
    return lines;
  }

  private void add(long group, SampleEstimator estimator, HeldRows rows, List<EstimateLine> lines) {
    Optional<PairedEstimator> paired = estimator.paired(settings);
    if (paired.isPresent()) {
      lines.add(paired(group, estimator, paired.get(), rows));
      return;
    }
    Optional<ConditionalEstimator> conditional = estimator.conditional(settings);
    if (conditional.isPresent()) {
      lines.add(conditional(group, estimator, conditional.get(), rows));
      return;
    }
    if (estimator.alone()) {
      lines.add(new WholeSample(settings, group, rows).line(estimator));
      return;
    }
    if (estimator == SampleEstimator.SPECTRAL) {
      lines.add(
          WholeSample.tried(
              EstimateLine.of(group, estimator.written(), "entropy"),
              rows,
              () -> SpectralEntropy.defaults().estimate(rows.x(settings))));
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
    EstimateLine line = EstimateLine.of(group, name.written(), "information");
    Rows x = rows.x(settings);
    Rows y = rows.y(settings);
    WholeSample.tried(line, rows, () -> estimator.estimate(x, y));
    if (line.nats().isPresent() && settings.nulls() > 0) {
      LocalMoments chance =
          new PermutationNull(settings.nulls(), settings.seed()).of(estimator, x, y, rows.keys());
      line.nullMean(chance.mean());
    }
    return line;
  }

  private EstimateLine conditional(
      long group, SampleEstimator name, ConditionalEstimator estimator, HeldRows rows) {
    EstimateLine line = EstimateLine.of(group, name.written(), name.quantity());
    if (rows.size() == 0) {
      return line; // whoever cut no window says why
    }
    Rows x = rows.x(settings);
    Rows y = rows.y(settings);
    Rows given = rows.given(settings);
    WholeSample.tried(line, rows, () -> estimator.estimate(x, y, given));
    if (line.nats().isPresent() && settings.nulls() > 0) {
      LocalMoments chance =
          new PermutationNull(settings.nulls(), settings.seed())
              .of(estimator, x, y, given, rows.keys());
      line.nullMean(chance.mean());
    }
    return line;
  }

  private EstimateLine labelled(
      long group, SampleEstimator name, LabelEstimator estimator, HeldRows rows, int column) {
    EstimateLine line =
        EstimateLine.of(group, name.written(), "information", settings.labels().get(column));
    if (rows.size() == 0) {
      return line.warning("no row of this group has a label");
    }
    Rows z = rows.x(settings);
    int[] codes = rows.codes(column);
    WholeSample.tried(line, rows, () -> estimator.estimate(z, codes));
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
}
