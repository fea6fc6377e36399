package io.remblai.spark.info.sample;

import io.remblai.info.transform.Transform;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.moment.PrincipalAxes;
import io.remblai.spark.info.moment.Reduction;
import io.remblai.spark.info.moment.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Estimates from samples of rows. */
public final class Samples {

  private Samples() {}

  /**
   * One pass, one shuffle of the samples; a group's sample is held by one task. Where vectors are
   * reduced, passes for their axes come first.
   *
   * @param dims the right lengths of each group
   * @param counts of the rows of each group
   */
  public static List<EstimateLine> estimate(
      JavaSparkContext context,
      InfoTable table,
      SampleSettings settings,
      Broadcast<Map<Long, Dims>> dims,
      RowCounts counts) {
    boolean beforehand = settings.reducesBeforehand();
    boolean standardised = settings.transform() == Transform.STANDARDISE;
    Reduction reduction =
        beforehand
            ? Reductions.of(context, table, settings.components(), standardised, dims.value())
            : Reduction.none();
    SampleSettings left = beforehand ? settings.reduced() : settings;
    Broadcast<Reduction> shared = context.broadcast(reduction);
    try {
      List<EstimateLine> lines = new ArrayList<>();
      dims.value().forEach((group, own) -> explain(group, own, reduction, table, counts, lines));
      List<EstimateLine> found =
          JavaPairRDD.fromJavaRDD(table.map(new SamplePass(left, dims, shared)))
              .reduceByKey(new MergeSamples())
              .mapPartitions(new EstimateSamples(left))
              .collect();
      for (EstimateLine line : found) {
        Dims kept = reduction.dims(line.group(), dims.value().get(line.group()));
        tellSample(line, settings.most(kept.all()), counts.usable(line.group()));
        lines.add(line);
      }
      return lines;
    } finally {
      shared.destroy();
    }
  }

  private static void tellSample(EstimateLine line, int most, long usable) {
    if (usable > Math.max(line.rowsUsed(), Math.min(most, usable - 1L))) {
      line.warning(
          String.format(
              Locale.ROOT,
              "from a sample of the group's %,d rows chosen by their keys; --sample allows more",
              usable));
    }
  }

  /** How much of the variance is left of vectors that were reduced. */
  private static void explain(
      long group,
      Dims dims,
      Reduction reduction,
      InfoTable table,
      RowCounts counts,
      List<EstimateLine> lines) {
    reduction
        .axesOfX(group)
        .filter(axes -> axes.count() < dims.x())
        .ifPresent(axes -> lines.add(explained(group, axes, table.columns().x(), counts)));
    reduction
        .axesOfY(group)
        .filter(axes -> axes.count() < dims.y())
        .ifPresent(
            axes -> lines.add(explained(group, axes, table.columns().y().orElseThrow(), counts)));
  }

  private static EstimateLine explained(
      long group, PrincipalAxes axes, String column, RowCounts counts) {
    return EstimateLine.of(group, "pca", "explained_variance", column)
        .normalised(axes.explained())
        .rows(counts.usable(group), 0);
  }
}
