package io.remblai.job.hiref.mass;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.job.bound.BoundOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.StageRecord;
import io.remblai.refine.mass.unit.WeightTotals;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.spark.coupling.BlockCoupling;
import io.remblai.spark.coupling.CoupledMap;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.judge.Certify;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.LeftOut;
import io.remblai.spark.map.MapSearch;
import io.remblai.spark.map.TwoClouds;
import io.remblai.spark.mass.CopyRows;
import io.remblai.spark.mass.WeightedCloud;
import io.remblai.spark.output.UnmatchedTable;
import io.remblai.spark.progress.StageKeeper;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.RowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** Matches two clouds by the masses of their rows, by number of partners, or one to one. */
public final class MassSearch {

  private final JavaSparkContext context;
  private final RefineOptions refine;
  private final MatchOptions match;
  private final MassOptions masses;
  private final PairLimits limits;
  private final BoundOptions judged;
  private final Consumer<StageRecord> listener;

  /**
   * @param limits which pairs are allowed
   * @param judged how the map is judged
   * @param listener told of each stage as it ends
   */
  public MassSearch(
      JavaSparkContext context,
      RefineOptions refine,
      MatchOptions match,
      MassOptions masses,
      PairLimits limits,
      BoundOptions judged,
      Consumer<StageRecord> listener) {
    this.context = context;
    this.refine = refine;
    this.match = match;
    this.masses = masses;
    this.limits = limits;
    this.judged = judged;
    this.listener = listener;
  }

  /**
   * The map or coupling.
   *
   * @param keeper keeps the stages of clouds of one size that are mapped one to one
   */
  public FoundMap map(CheckedClouds clouds, Supplier<StageKeeper> keeper) {
    if (MassText.isCoupling(match, masses, clouds.sourcePoints(), clouds.targetPoints())) {
      return coupled(clouds);
    }
    MapSearch search = new MapSearch(context, refine, limits, listener);
    return masses.ratio().isOne()
        ? search.map(TwoClouds.of(clouds), keeper)
        : copied(clouds, search);
  }

  private FoundMap copied(CheckedClouds clouds, MapSearch search) {
    Ratio ratio = masses.ratio();
    long n = masses.sources(clouds.sourcePoints());
    long m = masses.targets(clouds.targetPoints());
    refuseFewPartners(clouds, n, m);
    JavaRDD<PointBlock> source = copies(clouds.source(), ratio.targets());
    JavaRDD<PointBlock> target = copies(clouds.target(), ratio.sources());
    FoundMap found =
        search.map(new TwoClouds(source, n, target, m, clouds.dim()), () -> StageKeeper.NONE);
    source.unpersist(false);
    target.unpersist(false);
    return found;
  }

  private void refuseFewPartners(CheckedClouds clouds, long n, long m) {
    boolean several = masses.ratio().sources() == 1; // targets of a source
    long wanted = several ? n : m;
    long there = several ? m : n;
    boolean exactly = match.unequal() == Unequal.ERROR;
    if (there > wanted ? !exactly : there == wanted) {
      return;
    }
    throw new InputException(
        List.of(
            String.format(
                Locale.ROOT,
                "--ratio %s needs %s%,d rows in the %s, which has %s%s; nothing was written.",
                masses.ratio().written(),
                exactly ? "" : "at least ",
                wanted,
                clouds.spec(several ? Side.TARGET : Side.SOURCE).described(),
                RowCount.of(there, "usable"),
                exactly && there > wanted ? " (--unequal partial would leave some out)" : "")));
  }

  private static JavaRDD<PointBlock> copies(JavaRDD<PointBlock> rows, int copies) {
    JavaRDD<PointBlock> all = copies == 1 ? rows : rows.flatMap(new CopyRows(copies));
    return all.persist(StorageLevel.MEMORY_AND_DISK());
  }

  private FoundMap coupled(CheckedClouds clouds) {
    context.sc().setJobDescription("add up the weights");
    WeightTotals sourceTotals = WeightedCloud.totals(clouds.weighted(Side.SOURCE));
    WeightTotals targetTotals = WeightedCloud.totals(clouds.weighted(Side.TARGET));
    refuseWeightless(clouds, sourceTotals.rows(), targetTotals.rows());
    WeightedCloud source =
        WeightedCloud.of(clouds.weighted(Side.SOURCE), sourceTotals, targetTotals);
    WeightedCloud target =
        WeightedCloud.of(clouds.weighted(Side.TARGET), targetTotals, sourceTotals);
    List<LeftOut> left = new ArrayList<>();
    weightless(Side.SOURCE, source).ifPresent(left::add);
    weightless(Side.TARGET, target).ifPresent(left::add);
    return FoundMap.of(couple(source, target, clouds.dim()), left);
  }

  private void refuseWeightless(CheckedClouds clouds, long sources, long targets) {
    List<String> problems = new ArrayList<>();
    for (Side side : Side.values()) {
      if ((side == Side.SOURCE ? sources : targets) == 0) {
        problems.add(
            ("%s: `%s` is 0 in all usable rows. Some must weigh something: fix the column, or name"
                    + " another with --weight-col; nothing was written.")
                .formatted(clouds.spec(side).described(), masses.weight().orElse("")));
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private Optional<LeftOut> weightless(Side side, WeightedCloud cloud) {
    long count = cloud.totals().weightless();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new LeftOut(
                side,
                LeftOut.WEIGHTLESS,
                count,
                cloud.weightless().flatMap(new UnmatchedTable.Alone(side, LeftOut.WEIGHTLESS)),
                context.emptyRDD()));
  }

  private CoupledMap couple(WeightedCloud source, WeightedCloud target, int dim) {
    long n = source.totals().rows();
    long m = target.totals().rows();
    if (!BlockCoupling.isExact(n, m, dim, refine)) {
      refuseWhatIsTooLarge(n, m, dim);
    }
    double rounding = Math.max(source.scale().loss(), target.scale().loss());
    return new BlockCoupling(context, refine, listener)
        .couple(source.massed(), n, target.massed(), m, dim, rounding);
  }

  private void refuseWhatIsTooLarge(long n, long m, int dim) {
    if (judged.certify() == Certify.FULL || judged.mostGap().isPresent()) {
      throw new JobException(
          ExitCode.USAGE,
          "no bound is known of couplings of more than one block; leave out --certify full and"
              + " --fail-if-gap-above; nothing was written");
    }
    long bytes = BlockCoupling.bytes(n, m, dim, refine);
    if (bytes > refine.taskBytes()) {
      throw new JobException(
          ExitCode.USAGE,
          String.format(
              Locale.ROOT,
              "a coupling is found by one task, and %,d and %,d rows of dimension %d need"
                  + " --task-memory %dm or more; nothing was written",
              n,
              m,
              dim,
              (bytes >> 20) + 1));
    }
  }
}
