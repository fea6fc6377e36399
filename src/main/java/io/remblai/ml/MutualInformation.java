package io.remblai.ml;

import io.remblai.ml.info.ComparedParams;
import io.remblai.ml.info.EstimatorParams;
import io.remblai.ml.info.FittedEstimates;
import io.remblai.ml.info.HasComparedParams;
import io.remblai.ml.info.HasEstimatorParams;
import io.remblai.ml.info.HasOutputParams;
import io.remblai.ml.info.HasSampleParams;
import io.remblai.ml.info.MainLine;
import io.remblai.ml.info.OutputParams;
import io.remblai.ml.info.SampleParams;
import io.remblai.ml.param.ColumnChecks;
import io.remblai.ml.param.StageWords;
import io.remblai.ml.store.StageReader;
import io.remblai.ml.store.StageWriter;
import io.remblai.spark.info.CountRows;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.estimate.EstimatorName;
import io.remblai.spark.info.estimate.Estimators;
import io.remblai.spark.info.estimate.Found;
import io.remblai.spark.info.estimate.InputRefusal;
import io.remblai.spark.info.estimate.SoftRecipes;
import io.remblai.spark.info.run.SoftLines;
import io.remblai.spark.info.run.SoftRun;
import io.remblai.spark.table.TableLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What a column of vectors X knows of labels or of second vectors Y: {@code I(X; Y) = H(X) - H(X |
 * Y)}, in nats, of each group of rows by itself, by one or more of the estimators of the command
 * {@code information}.
 *
 * <p>{@code featuresCol} is X and {@code labelCol} is Y: labels if the column is of whole numbers,
 * text or boolean, else second vectors, numbers being vectors of one coordinate. {@code labelCols}
 * adds labels, {@code withCol} names second vectors whatever their type. What commands read from
 * options are parameters here, with the same defaults. Same rows, same seed, same estimates,
 * however rows are spread. Rows are read several times: keep them in memory where making them is
 * dear, and never let them differ from one reading to the next.
 */
public final class MutualInformation extends Estimator<MutualInformationModel>
    implements HasComparedParams<MutualInformation>,
        HasEstimatorParams<MutualInformation>,
        HasSampleParams<MutualInformation>,
        HasOutputParams<MutualInformation>,
        MLWritable {

  private static final long serialVersionUID = 1;

  private final String uid;
  private final ComparedParams comparedParams;
  private final EstimatorParams estimatorParams;
  private final SampleParams sampleParams;
  private final OutputParams outputParams;

  public MutualInformation() {
    this(Identifiable$.MODULE$.randomUID("mutual_information"));
  }

  public MutualInformation(String uid) {
    this.uid = uid;
    this.comparedParams = new ComparedParams(this);
    this.estimatorParams = new EstimatorParams(this);
    this.sampleParams = new SampleParams(this);
    this.outputParams = new OutputParams(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public ComparedParams comparedParams() {
    return comparedParams;
  }

  @Override
  public EstimatorParams estimatorParams() {
    return estimatorParams;
  }

  @Override
  public SampleParams sampleParams() {
    return sampleParams;
  }

  @Override
  public OutputParams outputParams() {
    return outputParams;
  }

  @Override
  public MutualInformation self() {
    return this;
  }

  /**
   * Estimates. Estimators that find another thing than information may come first here; then the
   * model has a table of estimates and cannot transform.
   *
   * @throws io.remblai.spark.table.InputException if rows cannot be used
   * @throws IllegalArgumentException if parameters and columns do not go together
   */
  @Override
  public MutualInformationModel fit(Dataset<?> dataset) {
    EstimateOptions asked = asked(dataset.schema());
    FittedEstimates fitted = StageWords.saying(() -> fitted(dataset.toDF(), asked));
    MutualInformationModel model = new MutualInformationModel(uid, fitted);
    return copyValues(model, new ParamMap()).setParent(this);
  }

  private EstimateOptions asked(StructType schema) {
    InfoColumns columns = comparedParams.columns(this, schema);
    return estimatorParams.asked(
        this, columns, comparedParams.pairs(this, columns.labels()), sampleParams);
  }

  private static FittedEstimates fitted(Dataset<Row> rows, EstimateOptions asked) {
    SparkSession session = rows.sparkSession();
    InfoTable table = InfoTable.of(asked.input(), rows, asked.columns());
    Groups groups = Groups.of(table);
    Optional<SoftRun> soft =
        asked.asksFor(EstimatorName.SOFT)
            ? Optional.of(sum(session, table, groups, asked))
            : Optional.empty();
    RowCounts counts =
        soft.map(run -> run.state().counts())
            .orElseGet(() -> table.reduce(new CountRows(), new RowCounts(), new CountRows.Merge()));
    InputRefusal refusal = new InputRefusal(asked, groups, counts, soft);
    refusal.check();
    List<EstimateLine> lines = new ArrayList<>();
    soft.ifPresent(run -> lines.addAll(softLines(run, groups, asked)));
    lines.addAll(new Estimators(session, table, asked).lines(groups, counts));
    return FittedEstimates.of(
        asked, table, new Found(groups, counts, refusal.byReason(), lines, soft));
  }

  private static SoftRun sum(
      SparkSession session, InfoTable table, Groups groups, EstimateOptions asked) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    SoftRecipes recipes = new SoftRecipes(context, asked);
    return SoftRun.of(
        context,
        table,
        groups,
        recipes.settings(location -> TableLocation.parse(location).open(session)),
        SoftRun.MOST_CELLS);
  }

  private static List<EstimateLine> softLines(SoftRun run, Groups groups, EstimateOptions asked) {
    SoftLines lines = new SoftLines(run, asked.columns().labels());
    groups.keys().forEach(group -> lines.add(group, asked.pairs()));
    return lines.lines();
  }

  /**
   * The schema with the column that the model adds.
   *
   * @throws IllegalArgumentException also if the first estimator finds another thing than
   *     information
   */
  @Override
  public StructType transformSchema(StructType schema) {
    MainLine.required(asked(schema));
    return ColumnChecks.with(schema, List.of(outputParams.field(this, true)));
  }

  @Override
  public MutualInformation copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return new StageWriter(this, Map.of());
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<MutualInformation> read() {
    return new StageReader<>(
        MutualInformation.class,
        saved -> saved.metadata().restore(new MutualInformation(saved.metadata().uid())));
  }

  /** Loads what was saved at a path. */
  public static MutualInformation load(String path) {
    return read().load(path);
  }
}
