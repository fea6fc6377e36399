package io.remblai.spark.info.run;

import io.remblai.info.soft.histogram.InNats;
import io.remblai.info.soft.histogram.LabelInformation;
import io.remblai.info.soft.histogram.PairInformation;
import io.remblai.info.soft.histogram.PlanePoint;
import io.remblai.info.soft.histogram.SoftEntropy;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.soft.GroupState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says what a soft run found about one group after another. Not thread safe. */
public final class SoftLines {

  private static final String ESTIMATOR = "soft";

  /** Information about which row it is, in nats, below which rows differ by rounding alone. */
  private static final double SAME = 1e-6;

  private final SoftRun run;
  private final List<String> labels;
  private final List<EstimateLine> lines = new ArrayList<>();

  /**
   * @param labels names of the label columns
   */
  public SoftLines(SoftRun run, List<String> labels) {
    this.run = run;
    this.labels = labels;
  }

  /** The lines so far. */
  public List<EstimateLine> lines() {
    return List.copyOf(lines);
  }

  /**
   * Adds all about a group.
   *
   * @param pairs of label columns, each input and output
   */
  public void add(long group, List<LabelPair> pairs) {
    Optional<GroupState> state = run.state().group(group);
    Optional<SoftEntropy> entropy = state.flatMap(sums -> sums.all().entropy());
    long rejected = run.state().counts().rejected(group);
    if (entropy.isEmpty()) {
      long zero = state.map(sums -> sums.all().dropped()).orElse(0L);
      lines.add(
          EstimateLine.of(group, ESTIMATOR, "entropy")
              .rows(0, rejected + zero)
              .warning("no row of this group has a direction"));
      return;
    }
    SoftHistogram all = state.orElseThrow().all();
    long dropped = rejected + all.dropped();
    entropies(group, entropy.get(), dropped);
    for (int column = 0; column < labels.size(); column++) {
      information(group, column, all.rows(), dropped);
    }
    pairs.forEach(pair -> optimality(group, pair, dropped));
    state
        .get()
        .pairs()
        .ifPresent(
            sums ->
                sums.information()
                    .ifPresent(found -> pair(group, found, rejected + sums.dropped())));
  }

  private void entropies(long group, SoftEntropy entropy, long dropped) {
    double ceiling = StrictMath.log(entropy.bins());
    EstimateLine value = line(group, "entropy", "", entropy.value()).ceiling(ceiling);
    if (entropy.plugIn() - entropy.rowMean() < SAME && entropy.rows() > 1) {
      value.warning("all rows have the same shares: the vectors may be constant");
    }
    EstimateLine corrected =
        line(group, "entropy_corrected", "", entropy.corrected()).ceiling(ceiling);
    OptionalDouble error = run.entropyError(group);
    error.ifPresent(value::error);
    error.ifPresent(corrected::error);
    lines.add(value.rows(entropy.rows(), dropped));
    lines.add(corrected.rows(entropy.rows(), dropped));
    lines.add(
        line(group, "row_entropy", "", entropy.sharpness())
            .ceiling(ceiling)
            .rows(entropy.rows(), dropped));
  }

  private static EstimateLine line(long group, String quantity, String set, InNats value) {
    return EstimateLine.of(group, ESTIMATOR, quantity, set)
        .nats(value.nats())
        .normalised(value.normalised());
  }

  private void information(long group, int column, long rows, long dropped) {
    String set = labels.get(column);
    Optional<LabelInformation> found = run.information(group, column, 0);
    if (found.isEmpty()) {
      lines.add(
          EstimateLine.of(group, ESTIMATOR, "information", set)
              .rows(0, rows + dropped)
              .warning("no row of this group has a label"));
      return;
    }
    LabelInformation info = found.get();
    long without = rows - info.rows();
    List<EstimateLine> own = new ArrayList<>(values(group, column, info));
    warn(own.get(0), info, without);
    own.add(
        line(group, "conditional_entropy", set, new InNats(info.conditional(), info.bins()))
            .ceiling(StrictMath.log(info.bins())));
    own.add(EstimateLine.of(group, ESTIMATOR, "label_entropy", set).nats(info.labelEntropy()));
    own.add(EstimateLine.of(group, ESTIMATOR, "regularity", set).normalised(info.regularity()));
    own.forEach(line -> lines.add(line.rows(info.rows(), dropped + without)));
  }

  /** The information: plain, corrected, and above what chance gives. */
  private List<EstimateLine> values(long group, int column, LabelInformation info) {
    String set = labels.get(column);
    double ceiling = info.ceiling().nats();
    EstimateLine plain = line(group, "information", set, info.information()).ceiling(ceiling);
    EstimateLine corrected =
        line(group, "information_corrected", set, info.corrected()).ceiling(ceiling);
    OptionalDouble error = run.informationError(group, column);
    error.ifPresent(plain::error);
    error.ifPresent(corrected::error);
    Optional<ChanceInformation> chance = run.chance(group, column);
    if (chance.isEmpty()) {
      return List.of(plain, corrected);
    }
    InNats above = new InNats(info.information().nats() - chance.get().plain(), info.bins());
    return List.of(
        plain.nullMean(chance.get().plain()),
        corrected.nullMean(chance.get().corrected()),
        line(group, "information_above_null", set, above).ceiling(ceiling));
  }

  private static void warn(EstimateLine line, LabelInformation info, long without) {
    if (info.rows() == 1) {
      line.warning("one row only");
    } else if (info.labels() == 1) {
      line.warning("one label only: there is nothing to know");
    } else if (info.fewRowsPerLabel()) {
      line.warning(
          String.format(
              Locale.ROOT,
              "%,d labels for %,d rows: the plain value is mostly bias, see null_mean",
              info.labels(),
              info.rows()));
    }
    if (without > 0) {
      line.warning(
          String.format(Locale.ROOT, "%,d usable rows have no label and were left out", without));
    }
  }

  private void optimality(long group, LabelPair pair, long dropped) {
    Optional<LabelInformation> in = run.information(group, pair.input(), 0);
    Optional<LabelInformation> out = run.information(group, pair.output(), 0);
    String set = labels.get(pair.input()) + ":" + labels.get(pair.output());
    EstimateLine line = EstimateLine.of(group, ESTIMATOR, "optimality", set);
    if (in.isPresent() && out.isPresent()) {
      new PlanePoint(in.get(), out.get())
          .optimality()
          .ifPresentOrElse(
              line::normalised,
              () -> line.warning("undefined: the input label has no information"));
      line.rows(Math.min(in.get().rows(), out.get().rows()), dropped);
    } else {
      line.rows(0, dropped).warning("undefined: no row has a label");
    }
    lines.add(line);
  }

  private void pair(long group, PairInformation pair, long dropped) {
    double bias = pair.biasAtMost();
    EstimateLine line =
        EstimateLine.of(group, "soft-pair", "information")
            .nats(pair.nats())
            .normalised(pair.information().normalised())
            .ceiling(pair.ceiling().nats());
    run.chancePairs(group).ifPresent(line::nullMean);
    if (bias > 0.1 * pair.nats()) {
      line.warning(
          String.format(
              Locale.ROOT,
              "with so few rows up to about %.3g nats of it may be bias, see null_mean",
              bias));
    }
    lines.add(line.rows(pair.rows(), dropped));
    entropy(group, "entropy_x", pair.entropyX(), pair.binsX(), pair, dropped);
    entropy(group, "entropy_y", pair.entropyY(), pair.binsY(), pair, dropped);
  }

  private void entropy(
      long group, String quantity, double nats, int bins, PairInformation pair, long dropped) {
    lines.add(
        EstimateLine.of(group, "soft-pair", quantity)
            .nats(nats)
            .normalised(nats / StrictMath.log(bins))
            .ceiling(StrictMath.log(bins))
            .rows(pair.rows(), dropped));
  }
}
