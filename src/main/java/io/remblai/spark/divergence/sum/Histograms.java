package io.remblai.spark.divergence.sum;

import io.remblai.info.LocalMoments;
import io.remblai.info.coupling.Mauve;
import io.remblai.spark.divergence.Measure;
import io.remblai.spark.divergence.design.RowFeatures;
import io.remblai.spark.info.EstimateLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Histograms of two samples over the same clusters, compared: the mean over the clusterings. */
final class Histograms {

  private static final Mauve MAUVE = Mauve.defaults();

  private Histograms() {}

  /** The quantities of {@link Measure#MAUVE}, in their order, with what they cannot exceed. */
  private enum Quantity {
    MAUVE("1", 1),
    FRONTIER_INTEGRAL("1", 1),
    JENSEN_SHANNON("nats", StrictMath.log(2)),
    TOTAL_VARIATION("1", 1);

    private final String unit;
    private final double ceiling;

    Quantity(String unit, double ceiling) {
      this.unit = unit;
      this.ceiling = ceiling;
    }

    private double of(Mauve.Result result) {
      return switch (this) {
        case MAUVE -> result.mauve();
        case FRONTIER_INTEGRAL -> result.frontierIntegral();
        case JENSEN_SHANNON -> result.jensenShannon();
        case TOTAL_VARIATION -> result.totalVariation();
      };
    }

    LocalMoments over(List<Mauve.Result> results) {
      return LocalMoments.of(results.stream().mapToDouble(this::of).toArray());
    }
  }

  static List<EstimateLine> lines(
      long group, RowFeatures.Layout layout, PartSums x, PartSums y, Optional<PartSums> dealt) {
    List<Mauve.Result> found = new ArrayList<>();
    for (int r = 0; r < layout.repeats(); r++) {
      found.add(MAUVE.of(histogram(x, layout, r), histogram(y, layout, r)));
    }
    List<Mauve.Result> byChance = dealt.map(sums -> byChance(layout, x, y, sums)).orElse(List.of());
    List<EstimateLine> lines = new ArrayList<>();
    int place = 0;
    for (Quantity quantity : Quantity.values()) {
      EstimateLine line = Measure.MAUVE.line(group, place++);
      LocalMoments moments = quantity.over(found);
      line.value(moments.mean(), quantity.unit)
          .ceiling(quantity.ceiling)
          .rows(x.allRows() + y.allRows(), 0);
      if (found.size() > 1) {
        line.error(moments.deviation());
      }
      if (!byChance.isEmpty()) {
        line.nullMean(quantity.over(byChance).mean());
      }
      lines.add(line);
    }
    return lines;
  }

  private static long[] histogram(PartSums sums, RowFeatures.Layout layout, int which) {
    return Arrays.copyOfRange(
        sums.clusters, which * layout.clusters(), (which + 1) * layout.clusters());
  }

  /** Dealing r is counted over clustering r, and again from the first when there are no more. */
  private static List<Mauve.Result> byChance(
      RowFeatures.Layout layout, PartSums x, PartSums y, PartSums dealt) {
    List<Mauve.Result> found = new ArrayList<>();
    for (int r = 0; r < dealt.rows.length; r++) {
      if (dealt.rows[r] > 0 && dealt.rows[r] < x.allRows() + y.allRows()) {
        long[] source = histogram(dealt, layout, r);
        long[] rest = histogram(x, layout, r % layout.repeats());
        long[] target = histogram(y, layout, r % layout.repeats());
        for (int c = 0; c < rest.length; c++) {
          rest[c] += target[c] - source[c];
        }
        found.add(MAUVE.of(source, rest));
      }
    }
    return found;
  }
}
