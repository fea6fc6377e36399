package io.remblai.ml;

import io.remblai.ml.coupling.ComponentParams;
import io.remblai.ml.coupling.HasComponentParams;
import io.remblai.ml.store.StageReader;
import io.remblai.ml.store.StageWriter;
import io.remblai.spark.Side;
import io.remblai.spark.input.CheckedCloud;
import io.remblai.spark.lowrank.problem.PointLift;
import io.remblai.spark.output.FactorColumns;
import io.remblai.spark.output.FactorTable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A low-rank coupling that was fitted: its factors, its latent coupling, what is known of it; and
 * rows that it did not see. The shares of a row of the source in the components are a function of
 * its features, {@code q_p = exp(l_p) / sum_k exp(l_k)} (see {@link
 * io.remblai.lowrank.rows.SoftRows}), so new rows have them as those of the fit do; a row goes to
 * the mean of what its components are coupled with.
 *
 * <p>{@code transform} reads and checks rows at once; the rest is done when its answer is read. It
 * answers the columns there were and those that {@link #transformSchema} adds, without the rows
 * that {@code handleInvalid} skips; rows that cannot be used otherwise are an {@link
 * io.remblai.spark.table.InputException}.
 */
public final class LowRankTransportModel extends RowModel<LowRankTransportModel>
    implements HasComponentParams<LowRankTransportModel> {

  private static final long serialVersionUID = 1;

  private final ComponentParams componentParams;

  /** Null for a stage that only tells its parameters. */
  private final transient FittedCoupling coupling;

  /** A model without a coupling, for those who list the stages that there are. */
  public LowRankTransportModel() {
    this(Identifiable$.MODULE$.randomUID("lowrank"));
  }

  /** Likewise, with a uid. */
  public LowRankTransportModel(String uid) {
    this(uid, null);
  }

  LowRankTransportModel(String uid, FittedCoupling coupling) {
    super(uid);
    this.coupling = coupling;
    this.componentParams = new ComponentParams(this);
  }

  @Override
  public ComponentParams componentParams() {
    return componentParams;
  }

  @Override
  public LowRankTransportModel self() {
    return this;
  }

  private FittedCoupling coupling() {
    if (coupling == null) {
      throw new IllegalStateException(
          uid() + " has no coupling; fit LowRankTransport, or load one");
    }
    return coupling;
  }

  /** What fitting found. */
  public LowRankTransportSummary summary() {
    return coupling().summary();
  }

  /** The factor Q: id, weights (sum 1), component of greatest weight, mass of the row. */
  public Dataset<Row> sourceFactor() {
    return coupling().q();
  }

  /** The factor R, likewise. */
  public Dataset<Row> targetFactor() {
    return coupling().r();
  }

  /** The latent coupling T: component_a, component_b, mass. */
  public Dataset<Row> latent() {
    return coupling().t();
  }

  @Override
  Dataset<Row> applied(Dataset<Row> rows) {
    SparkSession session = rows.sparkSession();
    FittedCoupling fitted = coupling();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    CheckedCloud input =
        CheckedCloud.read(
            session,
            tableParams().spec(this, Side.SOURCE, "input table", rows),
            fitted.recipe(),
            tableParams().badRows(this));
    Broadcast<FactorColumns> columns =
        context.broadcast(
            FactorColumns.of(fitted.rows(), 1).withImages(new double[][] {fitted.images()}));
    Dataset<Row> shares =
        FactorTable.of(
            session,
            PointLift.rows(context, input.points(), fitted.lift()),
            columns,
            List.of(getMappedCol()),
            input.idType());
    return AddedColumns.joined(
        rows,
        getIdCol(),
        shares.select(
            shares.col(FactorTable.ID).as(AddedColumns.ID),
            shares.col(FactorTable.WEIGHTS).as(getWeightsCol()),
            shares.col(FactorTable.COMPONENT).as(getComponentCol()),
            shares.col(getMappedCol())));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    tableParams().check(this, schema);
    return transformed(schema);
  }

  @Override
  public LowRankTransportModel copy(ParamMap extra) {
    LowRankTransportModel copy = copyValues(new LowRankTransportModel(uid(), coupling), extra);
    return copy.setParent(parent());
  }

  /** Saves parameters, summary, factors and all that applying the coupling needs. */
  @Override
  public MLWriter write() {
    FittedCoupling fitted = coupling();
    SparkSession session = SparkSession.active();
    return new StageWriter(this, fitted.content())
        .with(FittedCoupling.Q, fitted::q)
        .with(FittedCoupling.R, fitted::r)
        .with(FittedCoupling.T, fitted::t)
        .with(FittedCoupling.MATRICES, () -> fitted.matrices(session));
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<LowRankTransportModel> read() {
    return new StageReader<>(
        LowRankTransportModel.class,
        saved ->
            saved
                .metadata()
                .restore(
                    new LowRankTransportModel(
                        saved.metadata().uid(),
                        FittedCoupling.of(
                            saved.metadata().content(FittedCoupling.Content.class),
                            saved.table(FittedCoupling.Q),
                            saved.table(FittedCoupling.R),
                            saved.table(FittedCoupling.T),
                            saved.table(FittedCoupling.MATRICES)))));
  }

  /** Loads what was saved at a path. */
  public static LowRankTransportModel load(String path) {
    return read().load(path);
  }
}
