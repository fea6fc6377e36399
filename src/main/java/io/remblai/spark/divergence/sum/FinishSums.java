package io.remblai.spark.divergence.sum;

import io.remblai.info.LocalMoments;
import io.remblai.info.kernel.MeanDiscrepancy;
import io.remblai.spark.Side;
import io.remblai.spark.divergence.DivergenceSettings;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.divergence.design.RowFeatures;
import io.remblai.spark.info.EstimateLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** What the sums of each group come to. */
final class FinishSums implements FlatMapFunction<Iterator<Tuple2<Long, GroupSums>>, EstimateLine> {

  private static final long serialVersionUID = 1;

  private final DivergenceSettings settings;
  private final Broadcast<SumPlan> plan;
  private final Broadcast<GroupSums> target; // where there is one for all groups

  FinishSums(DivergenceSettings settings, Broadcast<SumPlan> plan, Broadcast<GroupSums> target) {
    this.settings = settings;
    this.plan = plan;
    this.target = target;
  }

  @Override
  public Iterator<EstimateLine> call(Iterator<Tuple2<Long, GroupSums>> groups) {
    RowFeatures.Layout layout = RowFeatures.Layout.of(settings, plan.value().design);
    List<EstimateLine> lines = new ArrayList<>();
    while (groups.hasNext()) {
      Tuple2<Long, GroupSums> group = groups.next();
      GroupSums own = group._2();
      GroupSums other = settings.whole() ? target.value() : own;
      if (own.has(Side.SOURCE) && other.has(Side.TARGET)) {
        PartSums x = own.of(Side.SOURCE, "checked above");
        PartSums y = other.of(Side.TARGET, "checked above");
        Optional<PartSums> dealt = own.wasDealt() ? Optional.of(own.dealt()) : Optional.empty();
        finish(group._1(), layout, x, y, dealt, lines);
      }
    }
    return lines.iterator();
  }

  private void finish(
      long group,
      RowFeatures.Layout layout,
      PartSums x,
      PartSums y,
      Optional<PartSums> dealt,
      List<EstimateLine> lines) {
    if (settings.asksFor(Measure.MMD)) {
      Jackknife.Value squared =
          (a, n, b, m) ->
              MeanDiscrepancy.ofFeatureSums(
                      Arrays.copyOf(a, layout.waves()), n, Arrays.copyOf(b, layout.waves()), m)
                  .unbiased();
      EstimateLine line = Measure.MMD.line(group, 0);
      lines.add(line.rows(x.allRows() + y.allRows(), 0));
      if (Math.min(x.allRows(), y.allRows()) < 2) {
        line.warning("a mean over pairs of rows needs at least 2 rows of either side");
      } else {
        line.value(squared.of(x.all(), x.allRows(), y.all(), y.allRows()), "1");
        tell(line, squared, 2, x, y, dealt);
      }
    }
    if (settings.asksFor(Measure.MAUVE)) {
      lines.addAll(Histograms.lines(group, layout, x, y, dealt));
    }
    if (settings.asksFor(Measure.MEAN_SHIFT)) {
      MeanShift shift = new MeanShift(layout);
      EstimateLine line = Measure.MEAN_SHIFT.line(group, 0);
      lines.add(line.rows(x.allRows() + y.allRows(), 0));
      line.value(shift.of(x.all(), x.allRows(), y.all(), y.allRows()), "feature");
      shift.inDeviations(x, y).ifPresent(line::normalised);
      tell(line, shift::of, 1, x, y, dealt);
    }
  }

  /** Error and null. */
  private static void tell(
      EstimateLine line,
      Jackknife.Value value,
      int leastRows,
      PartSums x,
      PartSums y,
      Optional<PartSums> dealt) {
    Jackknife.error(x, y, value).ifPresent(line::error);
    if (dealt.isEmpty()) {
      return;
    }
    double[] both = x.all();
    double[] ofTarget = y.all();
    for (int f = 0; f < both.length; f++) {
      both[f] += ofTarget[f];
    }
    long rows = x.allRows() + y.allRows();
    List<Double> values = new ArrayList<>();
    for (int r = 0; r < dealt.get().rows.length; r++) {
      long n = dealt.get().rows[r];
      if (n >= leastRows && rows - n >= leastRows) { // else chance dealt nearly all to one side
        double[] source = dealt.get().linear[r];
        values.add(value.of(source, n, Jackknife.less(both, source), rows - n));
      }
    }
    if (!values.isEmpty()) {
      double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
      line.nullMean(LocalMoments.of(all).mean());
    }
  }
}
