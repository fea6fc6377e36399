package io.remblai.job.info;

import io.remblai.info.transform.Transform;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.moment.MomentEstimator;
import io.remblai.spark.info.moment.Moments;
import io.remblai.spark.info.sample.SampleEstimator;
import io.remblai.spark.info.sample.SampleSettings;
import io.remblai.spark.info.sample.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Runs the estimators that are not soft: over moments of all rows, or over samples of them. */
final class Estimators {

  private final JavaSparkContext context;
  private final InfoTable table;
  private final InformationOptions options;
  private final List<MomentEstimator> moments = new ArrayList<>();
  private final List<SampleEstimator> samples = new ArrayList<>();

  Estimators(JavaSparkContext context, InfoTable table, InformationOptions options) {
    this.context = context;
    this.table = table;
    this.options = options;
    // Moments of transformed coordinates are not sums over rows: ranks need all of them.
    boolean plain =
        Set.of(Transform.NONE, Transform.STANDARDISE).contains(options.sample().transform());
    for (EstimatorName name : options.estimators()) {
      switch (name) {
        case SOFT -> {} // has its own pass
        case O_INFORMATION, CODING_RATE -> moments.add(MomentEstimator.valueOf(name.name()));
        case GAUSSIAN -> {
          if (plain) {
            moments.add(MomentEstimator.GAUSSIAN);
          } else {
            samples.add(SampleEstimator.GAUSSIAN);
          }
        }
        default -> samples.add(SampleEstimator.valueOf(name.name()));
      }
    }
  }

  /** What they found, group after group. */
  List<EstimateLine> lines(Groups groups, RowCounts counts) {
    HashMap<Long, Dims> dims = new HashMap<>();
    for (long group : groups.keys()) {
      counts.dims(group).ifPresent(own -> dims.put(group, own));
    }
    Broadcast<Map<Long, Dims>> right = context.broadcast(dims);
    try {
      List<EstimateLine> lines = new ArrayList<>();
      if (!moments.isEmpty()) {
        lines.addAll(Moments.estimate(table, moments, right));
      }
      if (!samples.isEmpty()) {
        SampleSettings settings = settings();
        List<EstimateLine> found = Samples.estimate(table, settings, right);
        found.forEach(line -> tellSample(line, settings, counts));
        lines.addAll(found);
      }
      lines.forEach(line -> line.dropped(counts.rejected(line.group())));
      return inOrder(lines, groups);
    } finally {
      right.destroy();
    }
  }

  private SampleSettings settings() {
    return new SampleSettings(
        samples,
        options.columns().labels(),
        options.sample().rows().orElse(0),
        options.sample().k(),
        options.sample().transform(),
        options.nulls().orElse(0),
        options.seed());
  }

  private static void tellSample(EstimateLine line, SampleSettings settings, RowCounts counts) {
    Dims dims = counts.dims(line.group()).orElseThrow();
    long usable = counts.usable(line.group());
    int most = settings.most(dims.x() + dims.y());
    if (usable > Math.max(line.rowsUsed(), Math.min(most, usable - 1L))) {
      line.warning(
          String.format(
              Locale.ROOT,
              "from a sample of the group's %,d rows chosen by their keys; --sample allows more",
              usable));
    }
  }

  private static List<EstimateLine> inOrder(List<EstimateLine> lines, Groups groups) {
    Map<Long, Integer> places = new HashMap<>();
    groups.keys().forEach(group -> places.put(group, places.size()));
    List<EstimateLine> ordered = new ArrayList<>(lines);
    ordered.sort(Comparator.comparing(line -> places.get(line.group())));
    return ordered;
  }
}
