package io.remblai.spark.info.run;

import io.remblai.info.soft.histogram.LabelInformation;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.influence.SoftErrors;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.label.LabelSums;
import io.remblai.spark.info.label.ManyLabels;
import io.remblai.spark.info.pair.PairNull;
import io.remblai.spark.info.pair.PairSums;
import io.remblai.spark.info.soft.GroupState;
import io.remblai.spark.info.soft.LabelDraws;
import io.remblai.spark.info.soft.SoftPass;
import io.remblai.spark.info.soft.SoftSettings;
import io.remblai.spark.info.soft.SoftState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Soft entropy and soft information of every group: one pass, and a second with a shuffle for label
 * columns whose labels are too many for a task.
 */
public final class SoftRun {

  /** Sums of a share and of its square that every task may hold for labels: 64 MB. */
  public static final long MOST_CELLS = 1L << 22;

  /** Shares that every task may keep for standard errors: 8 MB, twice that as they come. */
  private static final long MOST_SAMPLED = 1L << 21;

  /** As many rows know a standard error to 2 or 3 per cent. */
  private static final int MOST_SAMPLED_ROWS = 2_048;

  private final SoftSettings settings;
  private final int[] few; // label columns summed in the pass
  private final int[] many; // label columns that meet by a shuffle
  private final SoftState state;
  private final Optional<LabelSums> sums; // of the many
  private Optional<PairSums> chancePairs;

  private SoftRun(
      SoftSettings settings,
      int[] few,
      int[] many,
      SoftState state,
      Optional<LabelSums> sums,
      Optional<PairSums> chancePairs) {
    this.settings = settings;
    this.few = few;
    this.many = many;
    this.state = state;
    this.sums = sums;
    this.chancePairs = chancePairs;
  }

  /**
   * Sums all rows.
   *
   * @param mostCells labels times bins that a task may hold, over all columns and their draws
   */
  public static SoftRun of(
      JavaSparkContext context,
      InfoTable table,
      Groups groups,
      SoftSettings settings,
      long mostCells) {
    int columns = table.columns().labels().size();
    int[] few = few(groups, columns, settings, mostCells);
    int[] many =
        IntStream.range(0, columns)
            .filter(c -> Arrays.stream(few).noneMatch(f -> f == c))
            .toArray();
    Broadcast<LabelDraws> draws =
        context.broadcast(new LabelDraws(groups, columns, settings.seed()));
    try {
      SoftState state =
          table.reduce(
              new SoftPass(settings, few, draws, sampled(groups, settings)),
              new SoftState(),
              new SoftState.Merge());
      Map<Long, Dims> groupDims = dims(groups, state);
      Optional<LabelSums> sums =
          many.length == 0
              ? Optional.empty()
              : Optional.of(
                  new ManyLabels(table, groups, settings, many).sum(context, draws, groupDims));
      Optional<PairSums> chance =
          table.columns().y().isEmpty() || settings.nulls() == 0 || groupDims.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  PairNull.sum(context, table, groupDims.keySet(), state.counts(), settings));
      return new SoftRun(settings, few, many, state, sums, chance);
    } finally {
      draws.destroy();
    }
  }

  /** Rows of each group whose shares are kept for standard errors. */
  private static int sampled(Groups groups, SoftSettings settings) {
    long most = Math.max(1, groups.keys().size());
    long room = MOST_SAMPLED / (most * settings.x().count());
    return (int) Math.min(MOST_SAMPLED_ROWS, room);
  }

  /** The columns with the fewest labels, as many as there is room for, in their own order. */
  private static int[] few(Groups groups, int columns, SoftSettings settings, long mostCells) {
    int[] byLabels =
        IntStream.range(0, columns)
            .boxed()
            .sorted(java.util.Comparator.comparingLong(groups::labels))
            .mapToInt(Integer::intValue)
            .toArray();
    double cells = 0;
    int kept = 0;
    while (kept < columns) {
      double labels = groups.labels(byLabels[kept]);
      cells += labels * settings.x().count() * (1 + settings.nulls());
      if (cells > mostCells) {
        break;
      }
      kept++;
    }
    return Arrays.stream(byLabels).limit(kept).sorted().toArray();
  }

  /** The right lengths of the groups that have any row. */
  static Map<Long, Dims> dims(Groups groups, SoftState state) {
    Map<Long, Dims> dims = new HashMap<>();
    for (long group : groups.keys()) {
      if (state.group(group).isPresent()) {
        state.counts().dims(group).ifPresent(own -> dims.put(group, own));
      }
    }
    return dims;
  }

  /** Adds what an earlier run summed of a group; its pairs cannot be exchanged any more. */
  public void add(long group, Dims dims, GroupState saved) {
    state.add(group, dims, saved);
    chancePairs = Optional.empty();
  }

  /** What was summed about all rows. */
  public SoftState state() {
    return state;
  }

  public SoftSettings settings() {
    return settings;
  }

  /** Label columns whose labels fit a task, whose sums are in the state. */
  public int[] fewColumns() {
    return few.clone();
  }

  /** Label columns whose labels meet by a shuffle. */
  int[] manyColumns() {
    return many.clone();
  }

  /** The mean information of two vectors whose partners were exchanged; nothing without draws. */
  public OptionalDouble chancePairs(long group) {
    return chancePairs.map(found -> found.meanInformation(group)).orElse(OptionalDouble.empty());
  }

  /**
   * I(label; Z) of a column in a group; nothing where no row has a label.
   *
   * @param draw 0: the labels themselves; from 1: chance labels
   */
  public Optional<LabelInformation> information(long group, int column, int draw) {
    int place = Arrays.binarySearch(few, column);
    if (place >= 0) {
      int histogram = place * (1 + settings.nulls()) + draw;
      return state
          .group(group)
          .map(sum -> sum.labelled(histogram))
          .flatMap(LabelledHistogram::information);
    }
    int histogram = Arrays.binarySearch(many, column) * (1 + settings.nulls()) + draw;
    return sums.flatMap(found -> found.information(group, histogram));
  }

  /** What chance labels of a column come to in a group; nothing without draws or labels. */
  public Optional<ChanceInformation> chance(long group, int column) {
    int nulls = settings.nulls();
    if (nulls == 0 || information(group, column, 0).isEmpty()) {
      return Optional.empty();
    }
    double plain = 0;
    double corrected = 0;
    for (int draw = 1; draw <= nulls; draw++) {
      LabelInformation drawn = information(group, column, draw).orElseThrow();
      plain += drawn.information().nats() / nulls;
      corrected += drawn.corrected().nats() / nulls;
    }
    return Optional.of(new ChanceInformation(plain, corrected));
  }

  /** The standard error of H(Z) of a group, nats; nothing without rows of this run. */
  public OptionalDouble entropyError(long group) {
    return state
        .group(group)
        .map(sums -> new SoftErrors(sums.sample()).ofEntropy(sums.all()))
        .orElse(OptionalDouble.empty());
  }

  /** The standard error of I(label; Z), nats; nothing for labels that do not fit a task. */
  public OptionalDouble informationError(long group, int column) {
    int place = Arrays.binarySearch(few, column);
    if (place < 0) {
      return OptionalDouble.empty();
    }
    int histogram = place * (1 + settings.nulls());
    return state
        .group(group)
        .map(sums -> new SoftErrors(sums.sample()).ofInformation(place, sums.labelled(histogram)))
        .orElse(OptionalDouble.empty());
  }
}
