package io.remblai.spark.info.run;

import io.remblai.info.soft.histogram.LabelInformation;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.label.LabelRow;
import io.remblai.spark.info.label.ManyLabels;
import io.remblai.spark.info.soft.GroupState;
import io.remblai.spark.info.soft.LabelDraws;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table of single labels: their rows, entropies and contributions to the information. Columns of
 * few labels come from the sums that are there; those of many take another pass over the rows, and
 * their labels stay on the executors.
 */
public final class PerLabel {

  private static final List<String> COLUMNS =
      List.of(
          "label_set",
          "label_key",
          "label",
          "rows",
          "entropy",
          "entropy_corrected",
          "contribution");

  // Names of the totals that no group column has.
  private static final String OF_GROUP = "__of_group";
  private static final String OF_COLUMN = "__of_column";
  private static final String SET = "__set";
  private static final String TOTAL_ROWS = "__rows";
  private static final String TOTAL_ENTROPY = "__entropy";
  private static final String VALUE = "__value";

  private final SparkSession session;
  private final InfoTable table;
  private final Groups groups;
  private final SoftRun run;

  public PerLabel(SparkSession session, InfoTable table, Groups groups, SoftRun run) {
    this.session = session;
    this.table = table;
    this.groups = groups;
    this.run = run;
  }

  /**
   * Looks at the names of the group columns.
   *
   * @throws io.remblai.spark.table.InputException if one has the name of a column of this table
   */
  public static void check(InfoTable table) {
    table.refuseGroupsNamed(COLUMNS);
  }

  /**
   * The group columns, then label_set, label_key, label (null where only saved sums know it), rows,
   * entropy H(Z|l), entropy_corrected, contribution {@code (n_l/n) (H(Z) - H(Z|l))}; nats. Lazy.
   */
  public Dataset<Row> table() {
    Dataset<Row> totals = functions.broadcast(totals());
    Dataset<Row> labels = labels();
    Dataset<Row> texts = texts();
    Column value = totals.col(TOTAL_ENTROPY).minus(labels.col("entropy"));
    List<Column> shown = new ArrayList<>();
    StructField[] fields = table.groupFields().fields();
    for (int g = 0; g < fields.length; g++) {
      shown.add(totals.col(VALUE + g).as(fields[g].name()));
    }
    shown.add(totals.col(SET).as("label_set"));
    shown.add(labels.col("key").as("label_key"));
    shown.add(texts.col("label"));
    for (String name : List.of("rows", "entropy", "entropy_corrected")) {
      shown.add(labels.col(name));
    }
    shown.add(value.multiply(labels.col("rows")).divide(totals.col(TOTAL_ROWS)).as("contribution"));
    return labels
        .join(
            totals,
            labels
                .col("group")
                .equalTo(totals.col(OF_GROUP))
                .and(labels.col("column").equalTo(totals.col(OF_COLUMN))))
        .join(
            texts,
            labels
                .col("key")
                .equalTo(texts.col("key"))
                .and(labels.col("column").equalTo(texts.col(OF_COLUMN))),
            "left")
        .select(shown.toArray(Column[]::new));
  }

  /** Every label as a {@link LabelRow}. */
  private Dataset<Row> labels() {
    Dataset<Row> all = session.createDataFrame(few(), LabelRow.SCHEMA);
    int[] many = run.manyColumns();
    if (many.length == 0) {
      return all;
    }
    SoftSettings with = run.settings();
    SoftSettings settings = new SoftSettings(with.x(), with.y(), with.precision(), 0, with.seed());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<LabelDraws> none = context.broadcast(new LabelDraws(groups, 0, with.seed()));
    Broadcast<Map<Long, Dims>> dims = context.broadcast(SoftRun.dims(groups, run.state()));
    return all.union(
        session.createDataFrame(
            new ManyLabels(table, groups, settings, many).each(none, dims), LabelRow.SCHEMA));
  }

  private List<Row> few() {
    List<Row> rows = new ArrayList<>();
    int[] few = run.fewColumns();
    for (long group : groups.keys()) {
      Optional<GroupState> state = run.state().group(group);
      for (int place = 0; state.isPresent() && place < few.length; place++) {
        int column = few[place];
        LabelledHistogram labels = state.get().labelled(place * (1 + run.settings().nulls()));
        for (long label : labels.labelKeys()) {
          labels
              .of(label)
              .entropy()
              .ifPresent(found -> rows.add(LabelRow.of(group, column, label, found)));
        }
      }
    }
    return rows;
  }

  /** Of each group and column: group values, name, rows with a label, H(Z) of those rows. */
  private Dataset<Row> totals() {
    StructType schema =
        new StructType()
            .add(OF_GROUP, DataTypes.LongType, false)
            .add(OF_COLUMN, DataTypes.IntegerType, false)
            .add(SET, DataTypes.StringType, false)
            .add(TOTAL_ROWS, DataTypes.LongType, false)
            .add(TOTAL_ENTROPY, DataTypes.DoubleType, false);
    StructField[] fields = table.groupFields().fields();
    for (int g = 0; g < fields.length; g++) {
      schema = schema.add(VALUE + g, fields[g].dataType(), true);
    }
    List<String> names = table.columns().labels();
    List<Row> rows = new ArrayList<>();
    for (long group : groups.keys()) {
      for (int column = 0; column < names.size(); column++) {
        Optional<LabelInformation> found = run.information(group, column, 0);
        if (found.isPresent()) {
          List<Object> row =
              new ArrayList<>(
                  List.of(
                      group, column, names.get(column), found.get().rows(), found.get().entropy()));
          row.addAll(Arrays.asList(groups.values(group)));
          rows.add(RowFactory.create(row.toArray()));
        }
      }
    }
    return session.createDataFrame(rows, schema);
  }

  private Dataset<Row> texts() {
    Dataset<Row> all = text(0);
    for (int column = 1; column < table.columns().labels().size(); column++) {
      all = all.union(text(column));
    }
    return all;
  }

  private Dataset<Row> text(int column) {
    return table.labelTexts(column).withColumn(OF_COLUMN, functions.lit(column));
  }
}
