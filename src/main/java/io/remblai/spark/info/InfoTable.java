package io.remblai.spark.info;

import io.remblai.spark.table.ColumnSearch;
import io.remblai.spark.table.ColumnSearch.Vectors;
import io.remblai.spark.table.InputException;
import io.remblai.spark.table.VectorRows.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table whose columns have been found and are of use. Labels and groups become 64-bit keys: whole
 * numbers and truth values as they are, anything else by a hash of its value.
 */
public final class InfoTable {

  /** Column of the groups' keys in the tables made here. */
  public static final String GROUP = "__group";

  /** Columns of the vectors in {@link #checked}. */
  public static final String X = "__x";

  public static final String Y = "__y";

  private static final String LABEL = "label";

  private final InfoColumns columns;
  private final Dataset<Row> rows; // as RowLayout has it, nulls for what is not there
  private final Dataset<Row> names; // group, labels, then the group's own columns
  private final Dataset<Row> checked; // group, x, y as doubles, then all named plain columns
  private final RowLayout layout;
  private final StructType groupFields;

  private InfoTable(
      InfoColumns columns,
      Dataset<Row> rows,
      Dataset<Row> names,
      Dataset<Row> checked,
      RowLayout layout,
      StructType groupFields) {
    this.columns = columns;
    this.rows = rows;
    this.names = names;
    this.checked = checked;
    this.layout = layout;
    this.groupFields = groupFields;
  }

  /**
   * Looks at a table's columns; reads no row.
   *
   * @param described the table, for messages
   * @throws InputException naming every column that is missing or of the wrong type
   */
  public static InfoTable of(String described, Dataset<Row> table, InfoColumns columns) {
    List<String> problems = new ArrayList<>();
    NamedColumns search =
        new NamedColumns(described, new ColumnSearch(described, table, problems), problems);
    Found found = Found.of(search, columns);
    List<StructField> groups =
        columns.groups().stream().flatMap(name -> search.group(name).stream()).toList();
    if (groups.stream().distinct().count() < groups.size()) {
      problems.add(described + ": --group-cols names one column twice, in upper and lower case");
    }
    if (problems.isEmpty()) {
      search.refuseTaken(columns);
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    List<Column> groupColumns = groups.stream().map(search.columns()::column).toList();
    Column group = groupKey(groupColumns).as(GROUP);
    List<Column> named = new ArrayList<>(List.of(group));
    for (int l = 0; l < found.labels.size(); l++) {
      named.add(found.labels.get(l).as(LABEL + l));
    }
    StructType fields = new StructType();
    for (int g = 0; g < groups.size(); g++) {
      named.add(groupColumns.get(g).as(GROUP + g));
      fields = fields.add(groups.get(g).name(), groups.get(g).dataType(), true);
    }
    return new InfoTable(
        columns,
        table.select(found.read(group).toArray(Column[]::new)),
        table.select(named.toArray(Column[]::new)),
        table.select(
            search.checked(group, found.x.orElseThrow(), found.y, columns).toArray(Column[]::new)),
        found.layout(),
        fields);
  }

  /** The columns of a table by their part, as they are read. */
  private record Found(
      Optional<Vectors> x,
      Optional<Vectors> y,
      Optional<Vectors> given,
      Optional<Column> id,
      Optional<Column> series,
      Optional<Column> time,
      List<Column> labels) {

    static Found of(NamedColumns search, InfoColumns columns) {
      return new Found(
          search.vectors(columns.x()),
          columns.y().flatMap(search::vectors),
          columns.given().flatMap(search::vectors),
          columns.id().flatMap(search::label),
          columns.series().flatMap(search::label),
          columns.time().flatMap(search::time),
          columns.labels().stream().flatMap(name -> search.label(name).stream()).toList());
    }

    /** In the order of {@link RowLayout}. */
    List<Column> read(Column group) {
      Column none = functions.lit(null).cast(DataTypes.LongType);
      Column wholeGroup = functions.lit(0L);
      List<Column> read = new ArrayList<>(List.of(group));
      read.add(id.orElse(none).as("id"));
      read.add(x.orElseThrow().column().as("x"));
      read.add(y.map(Vectors::column).orElse(functions.lit(null)).as("y"));
      read.add(given.map(Vectors::column).orElse(functions.lit(null)).as("given"));
      read.add(series.orElse(wholeGroup).as("series"));
      read.add(time.orElse(none).as("time"));
      for (int l = 0; l < labels.size(); l++) {
        read.add(labels.get(l).as(LABEL + l));
      }
      return read;
    }

    RowLayout layout() {
      return new RowLayout(
          encoding(x),
          encoding(y),
          encoding(given),
          y.isPresent(),
          given.isPresent(),
          id.isPresent(),
          time.isPresent(),
          labels.size());
    }

    private static Encoding encoding(Optional<Vectors> vectors) {
      return vectors.map(Vectors::encoding).orElse(Encoding.FLOATS); // where none, not used
    }
  }

  /** One key for the values of all group columns; nulls count as a value of their own. */
  private static Column groupKey(List<Column> groups) {
    List<Column> parts = new ArrayList<>();
    for (Column group : groups) {
      parts.add(group.isNull());
      parts.add(group);
    }
    return parts.isEmpty() ? functions.lit(0L) : functions.xxhash64(parts.toArray(Column[]::new));
  }

  /** The columns as they were named. */
  public InfoColumns columns() {
    return columns;
  }

  /** The group columns under their own names and types. */
  public StructType groupFields() {
    return groupFields;
  }

  /** Whether rows have an id to tell them apart. */
  public boolean hasIds() {
    return layout.hasIds();
  }

  /** Runs a function on the rows of every partition. */
  public <T> JavaRDD<T> map(RowPass<T> pass) {
    JavaRDD<InternalRow> read = rows.queryExecution().toRdd().toJavaRDD();
    // Of an empty table Spark may make no partition at all, and then a sum has no beginning.
    JavaRDD<InternalRow> atLeastOne = read.getNumPartitions() > 0 ? read : read.repartition(1);
    return atLeastOne.mapPartitions(new OnRows<>(pass, layout));
  }

  /**
   * What a pass finds in all partitions, added up.
   *
   * @param none what it finds in no row; a table without files has no partition
   */
  public <T> T reduce(RowPass<T> pass, T none, Function2<T, T, T> merge) {
    JavaRDD<T> parts = map(pass);
    return parts.getNumPartitions() == 0 ? none : parts.treeReduce(merge);
  }

  /**
   * Another table with these group columns, the groups' keys before them.
   *
   * @param other has columns of the same names
   */
  public Dataset<Row> withGroupKeys(Dataset<Row> other) {
    List<Column> all = new ArrayList<>();
    List<Column> groups = new ArrayList<>();
    for (StructField field : groupFields.fields()) {
      groups.add(ColumnSearch.column(other, field.name()).cast(field.dataType()));
    }
    all.add(groupKey(groups).as(GROUP));
    for (int g = 0; g < groups.size(); g++) {
      all.add(groups.get(g).as(GROUP + g));
    }
    for (String name : other.columns()) {
      if (!List.of(groupFields.fieldNames()).contains(name)) {
        all.add(ColumnSearch.column(other, name));
      }
    }
    return other.select(all.toArray(Column[]::new));
  }

  /** Group keys, vectors as doubles, and the plain columns under their own names. */
  public Dataset<Row> checked() {
    return checked;
  }

  /** Group keys and group columns [group, group0, ...]. */
  Dataset<Row> groupNames() {
    List<Column> wanted = new ArrayList<>(List.of(names.col(GROUP)));
    for (int g = 0; g < groupFields.size(); g++) {
      wanted.add(names.col(GROUP + g));
    }
    return names.select(wanted.toArray(Column[]::new));
  }

  /** Group keys and one label column [group, label]. */
  Dataset<Row> labels(int set) {
    return names.select(names.col(GROUP), names.col(LABEL + set).as(LABEL));
  }

  /** Group keys and two label columns [group, input, output] of the rows that have both. */
  public Dataset<Row> labelPairs(int input, int output) {
    Column in = names.col(LABEL + input);
    Column out = names.col(LABEL + output);
    return names
        .where(in.isNotNull().and(out.isNotNull()))
        .select(names.col(GROUP), in.as("input"), out.as("output"));
  }

  /** The labels of a column as text under their keys [key, label], each key once. */
  public Dataset<Row> labelTexts(int set) {
    Column label = ColumnSearch.column(checked, columns.labels().get(set));
    DataType type = checked.select(label).schema().fields()[0].dataType();
    return checked
        .where(label.isNotNull())
        .select(
            NamedColumns.key(label, type).orElseThrow().as("key"),
            label.cast(DataTypes.StringType).as("label"))
        .groupBy("key")
        .agg(functions.min("label").as("label"));
  }

  /**
   * Refuses group columns that have the names of columns of an output.
   *
   * @throws InputException naming the column
   */
  public void refuseGroupsNamed(List<String> taken) {
    for (String name : groupFields.fieldNames()) {
      if (taken.stream().anyMatch(name::equalsIgnoreCase)) {
        throw new InputException(
            List.of(
                "group column `%s` has the name of a column of the output; rename it"
                    .formatted(name)));
      }
    }
  }
}
