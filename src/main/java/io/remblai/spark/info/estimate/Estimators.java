package io.remblai.spark.info.estimate;

import io.remblai.info.transform.Transform;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.discrete.ColumnPair;
import io.remblai.spark.info.discrete.DiscreteSettings;
import io.remblai.spark.info.discrete.PairCoupling;
import io.remblai.spark.info.discrete.PairInformation;
import io.remblai.spark.info.moment.MomentEstimator;
import io.remblai.spark.info.moment.Moments;
import io.remblai.spark.info.run.LabelPair;
import io.remblai.spark.info.sample.SampleEstimator;
import io.remblai.spark.info.sample.SampleSettings;
import io.remblai.spark.info.sample.Samples;
import io.remblai.spark.info.series.TransferEntropies;
import io.remblai.spark.input.BadRowPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Runs the estimators that are not soft: over moments of all rows, or over samples of them. */
public final class Estimators {

  private final SparkSession session;
  private final JavaSparkContext context;
  private final InfoTable table;
  private final EstimateOptions options;
  private final List<MomentEstimator> moments = new ArrayList<>();
  private final List<SampleEstimator> samples = new ArrayList<>();
  private final List<SampleEstimator> windows = new ArrayList<>();

  public Estimators(SparkSession session, InfoTable table, EstimateOptions options) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.table = table;
    this.options = options;
    // Moments of transformed coordinates are not sums over rows: ranks need all of them.
    boolean plain =
        Set.of(Transform.NONE, Transform.STANDARDISE).contains(options.sample().transform());
    for (EstimatorName name : options.estimators()) {
      switch (name) {
        case SOFT, DISCRETE, MINIMUM_ENTROPY_COUPLING -> {} // have their own passes
        case O_INFORMATION, CODING_RATE -> moments.add(MomentEstimator.valueOf(name.name()));
        case GAUSSIAN, GAUSSIAN_CONDITIONAL -> {
          if (plain) {
            moments.add(MomentEstimator.valueOf(name.name()));
          } else {
            samples.add(SampleEstimator.valueOf(name.name()));
          }
        }
        case TRANSFER_ENTROPY_KSG, TRANSFER_ENTROPY_GAUSSIAN, TRANSFER_ENTROPY_DISCRETE ->
            windows.add(SampleEstimator.valueOf(name.name()));
        default -> samples.add(SampleEstimator.valueOf(name.name()));
      }
    }
  }

  /** What they found, group after group. */
  public List<EstimateLine> lines(Groups groups, RowCounts counts) {
    HashMap<Long, Dims> dims = new HashMap<>();
    for (long group : groups.keys()) {
      counts.dims(group).ifPresent(own -> dims.put(group, own));
    }
    int components = options.sample().components().orElse(0);
    Broadcast<Map<Long, Dims>> right = context.broadcast(dims);
    try {
      List<EstimateLine> lines = new ArrayList<>();
      if (!moments.isEmpty()) {
        lines.addAll(Moments.estimate(table, moments, right));
      }
      if (!samples.isEmpty()) {
        lines.addAll(
            Samples.estimate(context, table, settings(samples, components), right, counts));
      }
      lines.addAll(fromLabels(groups, right));
      if (!windows.isEmpty()) {
        lines.addAll(
            TransferEntropies.estimate(
                context,
                table,
                settings(windows, 0), // a window's coordinates are times
                options.sample().lags(),
                right,
                counts,
                options.badRows() == BadRowPolicy.FAIL));
      }
      lines.forEach(line -> line.dropped(counts.rejected(line.group())));
      return inOrder(lines, groups);
    } finally {
      right.destroy();
    }
  }

  private List<EstimateLine> fromLabels(Groups groups, Broadcast<Map<Long, Dims>> right) {
    List<EstimateLine> lines = new ArrayList<>();
    if (!options.asksFor(EstimatorName.DISCRETE)
        && !options.asksFor(EstimatorName.MINIMUM_ENTROPY_COUPLING)) {
      return lines;
    }
    DiscreteSettings settings = new DiscreteSettings(pairs(), options.softNulls(), options.seed());
    if (options.asksFor(EstimatorName.DISCRETE)) {
      lines.addAll(PairInformation.estimate(session, table, groups, settings, right));
    }
    if (options.asksFor(EstimatorName.MINIMUM_ENTROPY_COUPLING)) {
      lines.addAll(PairCoupling.estimate(session, table, groups, settings, right));
    }
    return lines;
  }

  /** The pairs of label columns that were named, or all that there are. */
  private List<ColumnPair> pairs() {
    List<String> labels = options.columns().labels();
    List<ColumnPair> pairs = new ArrayList<>();
    for (LabelPair pair : options.pairs()) {
      pairs.add(pair(labels, pair.input(), pair.output()));
    }
    for (int i = 0; i < labels.size() && options.pairs().isEmpty(); i++) {
      for (int j = i + 1; j < labels.size(); j++) {
        pairs.add(pair(labels, i, j));
      }
    }
    return pairs;
  }

  private static ColumnPair pair(List<String> labels, int first, int second) {
    return new ColumnPair(first, second, labels.get(first) + ":" + labels.get(second));
  }

  private SampleSettings settings(List<SampleEstimator> these, int components) {
    return new SampleSettings(
        these,
        options.columns().labels(),
        options.sample().rows().orElse(0),
        options.sample().k(),
        options.sample().transform(),
        components,
        options.nulls().orElse(0),
        options.seed());
  }

  private static List<EstimateLine> inOrder(List<EstimateLine> lines, Groups groups) {
    Map<Long, Integer> places = new HashMap<>();
    groups.keys().forEach(group -> places.put(group, places.size()));
    List<EstimateLine> ordered = new ArrayList<>(lines);
    ordered.sort(Comparator.comparing(line -> places.get(line.group())));
    return ordered;
  }
}
