package io.remblai.ml;

import io.remblai.ml.info.FittedEstimates;
import io.remblai.ml.info.HasOutputParams;
import io.remblai.ml.info.OutputParams;
import io.remblai.ml.param.ColumnChecks;
import io.remblai.ml.store.StageReader;
import io.remblai.ml.store.StageWriter;
import io.remblai.spark.table.ColumnSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Estimates of groups of rows; and rows, each with the information that was estimated for its
 * group.
 */
public final class MutualInformationModel extends Model<MutualInformationModel>
    implements HasOutputParams<MutualInformationModel>, MLWritable {

  private static final long serialVersionUID = 1;

  private static final String GROUP = "__remblai_group";

  private final String uid;
  private final OutputParams outputParams;
  private final transient FittedEstimates fitted; // null for a stage that only tells its parameters

  /** A model without estimates, for those who list the stages that there are. */
  public MutualInformationModel() {
    this(Identifiable$.MODULE$.randomUID("mutual_information"));
  }

  /** Likewise, with a uid. */
  public MutualInformationModel(String uid) {
    this(uid, null);
  }

  MutualInformationModel(String uid, FittedEstimates fitted) {
    this.uid = uid;
    this.fitted = fitted;
    this.outputParams = new OutputParams(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public OutputParams outputParams() {
    return outputParams;
  }

  @Override
  public MutualInformationModel self() {
    return this;
  }

  private FittedEstimates fitted() {
    if (fitted == null) {
      throw new IllegalStateException(
          uid + " has no estimates; fit MutualInformation, or load a model");
    }
    return fitted;
  }

  /** What estimating met. */
  public MutualInformationSummary summary() {
    FittedEstimates.Counts counts = fitted().counts();
    return new MutualInformationSummary(
        counts.rows(), counts.groups(), counts.rejected(), counts.estimates(), fitted().warned());
  }

  /**
   * One row per group, estimator and quantity, group after group; the columns are those that the
   * command {@code information} writes: the group columns, estimator, quantity, label_set, value,
   * unit, nats, bits, normalised, standard_error, null_mean, lower, upper, ceiling, rows_used,
   * rows_dropped, warning.
   */
  public Dataset<Row> estimates() {
    return fitted().table(SparkSession.active());
  }

  /**
   * Adds the information of each row's group; of all rows, where no columns make groups. It is
   * {@code nats} of the line of {@link #estimates} that belongs to the estimator that was named
   * first: its {@code information} (of transfer entropy, {@code transfer_entropy}) of the first
   * label column, or pair of them, or of the two vectors; where {@code soft} has labels and second
   * vectors, of the first label column. It says what was estimated of the group's rows when the
   * model was fitted, and nothing of the single row. Groups are the same where their columns are,
   * nulls equal to nulls. Rows of a group that was not fitted, or of which nothing could be
   * estimated, have null. No row is left out or read here.
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> rows = dataset.toDF();
    return fitted().groups().isEmpty() ? withConstant(rows) : withGroups(rows);
  }

  private Dataset<Row> withConstant(Dataset<Row> rows) {
    OptionalDouble nats = fitted().givenToAll();
    Column constant = functions.lit(nats.isPresent() ? nats.getAsDouble() : null);
    return rows.withColumn(getOutputCol(), constant.cast(DataTypes.DoubleType));
  }

  private Dataset<Row> withGroups(Dataset<Row> rows) {
    StructType groups = fitted().groups();
    List<String> names = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      names.add(GROUP + g);
    }
    String[] added = names.toArray(String[]::new);
    names.add(getOutputCol());
    Dataset<Row> given = fitted().given(rows.sparkSession(), names);
    Column same = functions.lit(true);
    for (int g = 0; g < groups.size(); g++) {
      Column own = rows.col(ColumnSearch.quoted(groups.fields()[g].name()));
      same = same.and(own.eqNullSafe(given.col(names.get(g))));
    }
    return rows.join(functions.broadcast(given), same, "left_outer").drop(added);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    if (fitted().main().isEmpty()) {
      throw new IllegalStateException(
          uid + " has no information to give to rows: its first estimator finds another thing");
    }
    for (StructField group : fitted().groups().fields()) {
      DataType type = ColumnChecks.column(schema, "groupCols", group.name()).dataType();
      if (!type.equals(group.dataType())) {
        throw new IllegalArgumentException(
            "column `%s`, which groupCols names, is of type %s; when the model was fitted it was of type %s"
                .formatted(group.name(), type.simpleString(), group.dataType().simpleString()));
      }
    }
    boolean nullable = !fitted().groups().isEmpty() || fitted().givenToAll().isEmpty();
    return ColumnChecks.with(schema, List.of(outputParams.field(this, nullable)));
  }

  @Override
  public MutualInformationModel copy(ParamMap extra) {
    MutualInformationModel copy = copyValues(new MutualInformationModel(uid, fitted), extra);
    return copy.setParent(parent());
  }

  /** Saves parameters, summary and estimates. */
  @Override
  public MLWriter write() {
    FittedEstimates all = fitted();
    SparkSession session = SparkSession.active();
    return new StageWriter(this, all.content())
        .with(FittedEstimates.ESTIMATES, () -> all.table(session).coalesce(1));
  }

  /** Reads what {@link #write} wrote; then the folder is not needed any more. */
  public static MLReader<MutualInformationModel> read() {
    return new StageReader<>(
        MutualInformationModel.class,
        saved ->
            saved
                .metadata()
                .restore(
                    new MutualInformationModel(
                        saved.metadata().uid(),
                        FittedEstimates.of(
                            saved.metadata().content(FittedEstimates.Content.class),
                            saved.table(FittedEstimates.ESTIMATES)))));
  }

  /** Loads what was saved at a path. */
  public static MutualInformationModel load(String path) {
    return read().load(path);
  }
}
