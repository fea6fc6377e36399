package io.remblai.ml;

import io.remblai.lowrank.FrlcOptions;
import io.remblai.lowrank.FrlcResult;
import io.remblai.ml.coupling.ComponentParams;
import io.remblai.ml.coupling.CouplingParams;
import io.remblai.ml.coupling.HasComponentParams;
import io.remblai.ml.coupling.HasCouplingParams;
import io.remblai.ml.store.StageReader;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.CloudReader;
import io.remblai.spark.input.PointRecipe;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.lowrank.problem.FactoredClouds;
import io.remblai.spark.lowrank.problem.GivenCloud;
import io.remblai.spark.output.FactorColumns;
import io.remblai.spark.output.FactorTable;
import io.remblai.spark.output.WrittenLatent;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The coupling of least cost among those of low rank between two clouds of points, {@code P = Q
 * diag(1/g) T diag(1/h) R'}, by Factor Relaxation with Latent Coupling (see {@link
 * io.remblai.lowrank.FrlcSolver}); with objective {@code gw} that of Gromov-Wasserstein, for clouds
 * of two spaces.
 *
 * <p>Fit with two tables, or with one whose column {@code roleCol} says {@code source} or {@code
 * target} of each row. Weights of rows, fused objectives and one-to-one starts are the command's
 * alone.
 */
public final class LowRankTransport
    extends TwoTableEstimator<LowRankTransport, LowRankTransportModel>
    implements HasCouplingParams<LowRankTransport>, HasComponentParams<LowRankTransport> {

  private static final long serialVersionUID = 1;

  private final CouplingParams couplingParams;
  private final ComponentParams componentParams;

  public LowRankTransport() {
    this(Identifiable$.MODULE$.randomUID("lowrank"));
  }

  public LowRankTransport(String uid) {
    super(uid);
    this.couplingParams = new CouplingParams(this);
    this.componentParams = new ComponentParams(this);
  }

  @Override
  public CouplingParams couplingParams() {
    return couplingParams;
  }

  @Override
  public ComponentParams componentParams() {
    return componentParams;
  }

  @Override
  public LowRankTransport self() {
    return this;
  }

  @Override
  LowRankTransportModel fitted(Dataset<Row> source, Dataset<Row> target) {
    SparkSession session = source.sparkSession();
    CloudReader.Options reading = couplingParams.reading(this, tableParams());
    CheckedClouds clouds =
        new CloudReader(session, reading)
            .read(
                tableParams().spec(this, Side.SOURCE, "source table", source),
                tableParams().spec(this, Side.TARGET, "target table", target));
    try {
      FrlcOptions settings = couplingParams.settings(this);
      requireRank("rank", settings.sourceRank(), "source", clouds.sourcePoints());
      requireRank("targetRank", settings.targetRank(), "target", clouds.targetPoints());
      FactoredClouds factored =
          new FactoredClouds(
              JavaSparkContext.fromSparkContext(session.sparkContext()),
              GivenCloud.of(Side.SOURCE, clouds.points(Side.SOURCE), clouds.layout(Side.SOURCE)),
              GivenCloud.of(Side.TARGET, clouds.points(Side.TARGET), clouds.layout(Side.TARGET)),
              couplingParams.problem(this));
      FrlcResult result = factored.solve(settings);
      PointRecipe recipe =
          new PointRecipe(reading.cost(), clouds.scaling(Side.SOURCE), reading.seed());
      LowRankTransportModel model =
          new LowRankTransportModel(uid(), coupling(session, clouds, factored, result, recipe));
      return copyValues(model, new ParamMap()).setParent(this);
    } finally {
      clouds.unpersist();
    }
  }

  private static void requireRank(String param, int rank, String side, long points) {
    if (rank > points) {
      throw new IllegalArgumentException(
          "%s is %d, more than the %d usable rows of the %s".formatted(param, rank, points, side));
    }
  }

  private static FittedCoupling coupling(
      SparkSession session,
      CheckedClouds clouds,
      FactoredClouds factored,
      FrlcResult result,
      PointRecipe recipe) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Scaling units = clouds.scaling(Side.TARGET);
    FactorColumns q = FactorColumns.of(result.coupling().source(), result.mass());
    FactorColumns r = FactorColumns.of(result.coupling().target(), result.mass());
    return new FittedCoupling(
        FactorTable.of(
            session,
            factored.source(),
            context.broadcast(q),
            List.of(),
            clouds.idType(Side.SOURCE)),
        FactorTable.of(
            session,
            factored.target(),
            context.broadcast(r),
            List.of(),
            clouds.idType(Side.TARGET)),
        WrittenLatent.of(result.coupling(), result.mass()).table(session).coalesce(1),
        recipe,
        factored.sourceLift(),
        result.coupling().source(),
        factored.images(result.coupling(), units.shifts(), units.scales())[0],
        new LowRankTransportSummary(
            result.value(),
            result.independentValue(),
            result.mass(),
            result.convergence().converged(),
            result.convergence().iterations(),
            clouds.sourcePoints(),
            clouds.targetPoints(),
            clouds.summary(Side.SOURCE).rejected(),
            clouds.summary(Side.TARGET).rejected()));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    tableParams().check(this, schema);
    return transformed(schema);
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<LowRankTransport> read() {
    return new StageReader<>(
        LowRankTransport.class,
        saved -> saved.metadata().restore(new LowRankTransport(saved.metadata().uid())));
  }

  /** Loads what was saved at a path. */
  public static LowRankTransport load(String path) {
    return read().load(path);
  }
}
