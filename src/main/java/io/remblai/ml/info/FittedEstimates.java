package io.remblai.ml.info;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.estimate.EstimateOptions;
import io.remblai.spark.info.estimate.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Estimates of groups, and which of them rows are given.
 *
 * @param rows the table of estimates, group after group
 * @param groups the columns that name a group
 * @param main the estimate that rows are given; empty if there is none
 * @param counts what was met
 */
public record FittedEstimates(
    List<Row> rows, StructType groups, Optional<MainLine> main, Counts counts) {

  /** Name of the table of a saved model. */
  public static final String ESTIMATES = "estimates";

  private static final String NATS = "nats";

  /**
   * What was met.
   *
   * @param rows rows read
   * @param groups groups among them
   * @param rejected rows that were left out, by reason
   * @param estimates rows of the table of estimates
   */
  public record Counts(long rows, int groups, Map<String, Long> rejected, int estimates) {}

  /** As they were found. */
  public static FittedEstimates of(EstimateOptions asked, InfoTable table, Found found) {
    List<Row> rows =
        found.lines().stream().map(line -> line.row(found.groups().values(line.group()))).toList();
    return new FittedEstimates(
        rows,
        table.groupFields(),
        MainLine.of(asked),
        new Counts(
            found.counts().rows(), found.groups().keys().size(), found.rejects(), rows.size()));
  }

  /** The table of estimates. */
  public Dataset<Row> table(SparkSession session) {
    return session.createDataFrame(rows, EstimateLine.schema(groups));
  }

  /** How many estimates carry a warning. */
  public long warned() {
    return rows.stream().filter(row -> !row.isNullAt(column("warning"))).count();
  }

  /**
   * What rows of each group are given [group columns, nats], each group once.
   *
   * @param names of the columns
   */
  public Dataset<Row> given(SparkSession session, List<String> names) {
    StructType schema = new StructType();
    for (int g = 0; g < groups.size(); g++) {
      schema = schema.add(names.get(g), groups.fields()[g].dataType(), true);
    }
    schema = schema.add(names.get(groups.size()), DataTypes.DoubleType, true);
    List<Row> given = new ArrayList<>();
    for (Row row : mainRows()) {
      Object[] values = new Object[names.size()];
      Arrays.setAll(values, column -> row.get(column));
      values[groups.size()] = row.get(column(NATS));
      given.add(RowFactory.create(values));
    }
    return session.createDataFrame(given, schema);
  }

  /** What all rows are given where no columns make groups; empty if nothing is known. */
  public OptionalDouble givenToAll() {
    return mainRows().stream()
        .filter(row -> !row.isNullAt(column(NATS)))
        .mapToDouble(row -> row.getDouble(column(NATS)))
        .findFirst();
  }

  private List<Row> mainRows() {
    return rows.stream().filter(row -> main.orElseThrow().is(row, groups.size())).toList();
  }

  private int column(String name) {
    return groups.size() + EstimateLine.columns().indexOf(name);
  }

  /** All of a saved model but its table. */
  public Content content() {
    return new Content(groups.size(), main.orElse(null), counts);
  }

  /**
   * As they were saved.
   *
   * @throws IllegalArgumentException if there are not as many as were saved
   */
  public static FittedEstimates of(Content content, Dataset<Row> saved) {
    StructType groups = new StructType();
    for (int g = 0; g < content.groupColumns; g++) {
      groups = groups.add(saved.schema().fields()[g]);
    }
    List<Row> rows = saved.collectAsList();
    if (rows.size() != content.counts.estimates) {
      throw new IllegalArgumentException(
          "the saved model should have %d estimates and has %d"
              .formatted(content.counts.estimates, rows.size()));
    }
    return new FittedEstimates(rows, groups, Optional.ofNullable(content.main), content.counts);
  }

  /**
   * What is saved as JSON.
   *
   * @param groupColumns how many columns of the table name the group
   * @param main the estimate that rows are given; absent if there is none
   * @param counts what was met
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Content(int groupColumns, MainLine main, Counts counts) {}
}
