package io.remblai.spark.lowrank.problem;

import io.remblai.lowrank.FrlcOptions;
import io.remblai.lowrank.FrlcResult;
import io.remblai.lowrank.FrlcSolver;
import io.remblai.lowrank.TransportClustering;
import io.remblai.lowrank.coupling.CouplingInformation;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.LowRankProblem;
import io.remblai.spark.PairBlock;
import io.remblai.spark.Side;
import io.remblai.spark.lowrank.CountedPasses;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Both clouds as rows of factors, cached until {@link #close}, ready to be coupled: either freely,
 * or registered pair by pair along a one-to-one map, whose pairs are then clustered.
 */
public final class FactoredClouds implements AutoCloseable {

  private final FactorDesign design;
  private final ProblemOptions options;
  private final boolean registered;
  private final Broadcast<PointLift> sourceLift;
  private final Broadcast<PointLift> targetLift;
  private final JavaRDD<NamedRows> source;
  private final JavaRDD<NamedRows> target;
  private final CountedPasses sourcePasses;
  private final CountedPasses targetPasses;

  /** Two clouds. */
  public FactoredClouds(
      JavaSparkContext context, GivenCloud x, GivenCloud y, ProblemOptions options) {
    this(context, x, y, options, CountedPasses.MOST_ON_DRIVER);
  }

  /** Two clouds, with another limit of what the driver takes. */
  FactoredClouds(
      JavaSparkContext context,
      GivenCloud x,
      GivenCloud y,
      ProblemOptions options,
      long mostOnDriver) {
    this.options = options;
    registered = false;
    design = new FactorDesign(x, y, options);
    sourceLift = context.broadcast(design.source());
    targetLift = context.broadcast(design.target());
    source = x.points().map(new LiftPoints(sourceLift)).persist(StorageLevel.MEMORY_AND_DISK());
    target = y.points().map(new LiftPoints(targetLift)).persist(StorageLevel.MEMORY_AND_DISK());
    sourcePasses = passes(context, source, design.source().width(), x, mostOnDriver);
    targetPasses = passes(context, target, design.target().width(), y, mostOnDriver);
  }

  /**
   * Two clouds of equal size and even weights, registered by a map.
   *
   * @param map every point of either cloud once; persisted
   */
  public FactoredClouds(
      JavaSparkContext context,
      GivenCloud x,
      GivenCloud y,
      JavaRDD<PairBlock> map,
      ProblemOptions options) {
    if (options.objective() != ObjectiveKind.W || x.layout().weighted() || y.layout().weighted()) {
      throw new IllegalArgumentException("only a linear cost and even weights can be registered");
    }
    this.options = options;
    registered = true;
    design = new FactorDesign(x, y, options);
    sourceLift = context.broadcast(design.source());
    targetLift = context.broadcast(design.target());
    source =
        map.map(new LiftPairs(sourceLift, targetLift, Side.SOURCE))
            .persist(StorageLevel.MEMORY_AND_DISK());
    target = map.map(new LiftPairs(sourceLift, targetLift, Side.TARGET));
    int width = design.source().width() + design.target().width();
    sourcePasses = passes(context, source, width, x, CountedPasses.MOST_ON_DRIVER);
    targetPasses = sourcePasses;
  }

  private static CountedPasses passes(
      JavaSparkContext context,
      JavaRDD<NamedRows> rows,
      int width,
      GivenCloud cloud,
      long mostOnDriver) {
    return CountedPasses.over(
        context,
        rows.map(new NamedRows.Rows()),
        width,
        cloud.totals().points(),
        cloud.side().toString(),
        mostOnDriver);
  }

  /** The best coupling of some starts. */
  public FrlcResult solve(FrlcOptions settings) {
    return registered
        ? TransportClustering.solve(sourcePasses, design.costOfPairs(), settings)
        : FrlcSolver.solve(problem(), settings);
  }

  private LowRankProblem problem() {
    return new LowRankProblem(
        sourcePasses,
        targetPasses,
        design.cost(),
        design.sourceMetric(),
        design.targetMetric(),
        options.alpha(),
        options.marginals());
  }

  /**
   * What a coupling says.
   *
   * @param sampled source rows to look at
   */
  public CouplingInformation information(LatentCoupling coupling, int sampled) {
    return CouplingInformation.of(sourcePasses, targetPasses, coupling, sampled);
  }

  /** Rows of the source with the users' ids. */
  public JavaRDD<NamedRows> source() {
    return source;
  }

  /** Rows of the target with the users' ids. */
  public JavaRDD<NamedRows> target() {
    return target;
  }

  /** Where source rows go, if that was asked for. */
  public List<CloudImage> images() {
    return registered
        ? design.images().stream().map(i -> i.after(design.source().width())).toList()
        : design.images();
  }

  /** How rows of the source come from its points. */
  public PointLift sourceLift() {
    return design.source();
  }

  /**
   * Where components of the source go: for each of {@link #images} [rank, dim], as {@code image
   * scale + shift}.
   *
   * @param shifts of the target's coordinates [of a point]
   * @param scales likewise
   */
  public double[][] images(LatentCoupling coupling, double[] shifts, double[] scales) {
    List<CloudImage> all = images();
    double[][] means = new double[all.size()][];
    for (int i = 0; i < means.length; i++) {
      CloudImage image = all.get(i);
      means[i] = image.of(coupling);
      for (int at = 0; at < means[i].length; at++) {
        int coordinate = image.from() + at % image.dim();
        means[i][at] = means[i][at] * scales[coordinate] + shifts[coordinate];
      }
    }
    return means;
  }

  /** Factors of a sampled cost, the most of either cloud. */
  public OptionalInt costRank() {
    return design.chosen().stream().flatMapToInt(c -> c.rank().stream()).max();
  }

  /** Measured relative error of a sampled cost, the larger of either cloud. */
  public OptionalDouble costError() {
    return design.chosen().stream().flatMapToDouble(c -> c.relativeError().stream()).max();
  }

  /** Largest cost rank that clouds of so many points can be sampled for. */
  public static int mostCostRank(long points, long otherPoints) {
    return ChosenCost.mostRank(points, otherPoints);
  }

  /** Passes over either cloud so far. */
  public int passes() {
    return registered ? sourcePasses.count() : sourcePasses.count() + targetPasses.count();
  }

  /** Frees what is cached here. */
  @Override
  public void close() {
    source.unpersist();
    target.unpersist();
    sourceLift.destroy();
    targetLift.destroy();
  }
}
