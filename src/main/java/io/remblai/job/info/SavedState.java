package io.remblai.job.info;

import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.info.soft.histogram.SoftPairs;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.run.SoftRun;
import io.remblai.spark.info.soft.GroupState;
import io.remblai.spark.table.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Sums of a soft run as a table: one row for each histogram of each group. */
final class SavedState {

  private static final String ALL = "all";
  private static final String LABELS = "labels";
  private static final String PAIRS = "pairs";

  private static final StructType FIELDS =
      new StructType()
          .add("dim_x", DataTypes.IntegerType, false)
          .add("dim_y", DataTypes.IntegerType, false)
          .add("kind", DataTypes.StringType, false)
          .add("label_set", DataTypes.StringType, false)
          .add("draw", DataTypes.IntegerType, false)
          .add("bytes", DataTypes.BinaryType, false);

  private final InfoTable table;
  private final SoftRun run;
  private final List<String> sets = new ArrayList<>(); // of the histograms by label, in order

  /**
   * @throws InputException if some labels are too many to be held in one place
   */
  SavedState(InfoTable table, SoftRun run) {
    this.table = table;
    this.run = run;
    List<String> labels = table.columns().labels();
    if (run.fewColumns().length < labels.size()) {
      throw new InputException(
          List.of(
              "--state-out and --state-in hold sums by label in one place, but %s have too many"
                      .formatted(labels)
                  + " labels for that; nothing was written"));
    }
    labels.forEach(sets::add);
  }

  /** Where an output keeps its sums. */
  static String location(String output) {
    return output + "/state";
  }

  /** The sums of all groups. */
  Dataset<Row> table(SparkSession session, Groups groups) {
    List<Row> rows = new ArrayList<>();
    for (long group : groups.keys()) {
      Optional<GroupState> found = run.state().group(group);
      if (found.isPresent()) {
        Saved to = new Saved(groups.values(group), run.state().counts().dims(group).orElseThrow());
        GroupState state = found.get();
        rows.add(to.row(ALL, "", 0, state.all().toBytes()));
        for (int h = 0; h < state.histograms(); h++) {
          byte[] bytes = state.labelled(h).toBytes();
          rows.add(to.row(LABELS, sets.get(h / draws()), h % draws(), bytes));
        }
        state.pairs().ifPresent(pairs -> rows.add(to.row(PAIRS, "", 0, pairs.toBytes())));
      }
    }
    StructType schema = table.groupFields();
    for (StructField field : FIELDS.fields()) {
      schema = schema.add(field);
    }
    return session.createDataFrame(rows, schema);
  }

  private int draws() {
    return 1 + run.settings().nulls();
  }

  /** Makes rows of one group. */
  private record Saved(Object[] values, Dims dims) {
    Row row(String kind, String set, int draw, byte[] bytes) {
      Object[] all = java.util.Arrays.copyOf(values, values.length + FIELDS.size());
      Object[] own = {dims.x(), dims.y(), kind, set, draw, bytes};
      System.arraycopy(own, 0, all, values.length, own.length);
      return RowFactory.create(all);
    }
  }

  /** Adds what an earlier run saved; answers the groups of both. */
  Groups add(SparkSession session, String output, Groups groups) {
    String location = location(output);
    try {
      Dataset<Row> saved = LiteralPaths.reader(session).parquet(location);
      List<Row> rows = table.withGroupKeys(saved).collectAsList();
      Map<Long, List<Row>> byGroup = new HashMap<>();
      rows.forEach(
          row -> byGroup.computeIfAbsent(row.getLong(0), any -> new ArrayList<>()).add(row));
      byGroup.forEach(this::add);
      return groups.and(rows, table.groupFields().size());
    } catch (IllegalArgumentException otherSettings) {
      throw new InputException(
          "--state-in " + output + ": " + otherSettings.getMessage() + "; nothing was written",
          otherSettings);
    } catch (Exception unreadable) { // Spark's checked AnalysisException is not declared
      throw new InputException(
          "--state-in %s: %s cannot be read (was it written with --state-out, and for the same"
                  .formatted(output, location)
              + " --group-cols?); nothing was written",
          unreadable);
    }
  }

  private void add(long group, List<Row> rows) {
    Map<String, byte[]> parts = new HashMap<>();
    for (Row row : rows) {
      parts.put(
          name(row.getAs("kind"), row.getAs("label_set"), row.<Integer>getAs("draw")),
          row.getAs("bytes"));
    }
    LabelledHistogram[] labelled = new LabelledHistogram[sets.size() * draws()];
    for (int h = 0; h < labelled.length; h++) {
      labelled[h] =
          LabelledHistogram.fromBytes(part(parts, LABELS, sets.get(h / draws()), h % draws()));
    }
    SoftPairs[] pairs =
        table.columns().y().isPresent()
            ? new SoftPairs[] {SoftPairs.fromBytes(part(parts, PAIRS, "", 0))}
            : new SoftPairs[0];
    SoftHistogram all = SoftHistogram.fromBytes(part(parts, ALL, "", 0));
    Dims dims = dims(group, rows.get(0));
    run.add(group, dims, new GroupState(all, labelled, pairs));
  }

  private Dims dims(long group, Row row) {
    int x = row.getInt(row.fieldIndex("dim_x"));
    int y = row.getInt(row.fieldIndex("dim_y"));
    Dims here = run.state().counts().dims(group).orElseGet(() -> new Dims(x, y));
    if (x < 1 || y < 0 || x != here.x() || y != here.y()) {
      throw new IllegalArgumentException(
          "its vectors have lengths %d and %d, those of the same group here %d and %d"
              .formatted(x, y, here.x(), here.y()));
    }
    return new Dims(x, y);
  }

  private static byte[] part(Map<String, byte[]> parts, String kind, String set, int draw) {
    byte[] found = parts.get(name(kind, set, draw));
    if (found == null) {
      throw new IllegalArgumentException(
          "it has no sums of %s %s, draw %d: it was made with other label columns or --nulls"
              .formatted(kind, set, draw));
    }
    return found;
  }

  private static String name(String kind, String set, int draw) {
    return kind + " " + draw + " " + set;
  }
}
