package io.remblai.spark.divergence;

import io.remblai.spark.Side;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowPass;
import io.remblai.spark.table.ColumnSearch;
import io.remblai.spark.table.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * Two tables with the same columns.
 *
 * @param source whose groups are measured
 * @param target what they are measured against
 */
public record TwoTables(InfoTable source, InfoTable target) {

  /**
   * Looks at the columns; reads no row.
   *
   * @param columns of both tables
   * @param whole whether the target has no groups
   * @throws InputException naming every column of either that is missing or of the wrong type
   */
  public static TwoTables of(
      Dataset<Row> source, Dataset<Row> target, InfoColumns columns, boolean whole) {
    List<String> problems = new ArrayList<>();
    Optional<InfoTable> first = Optional.empty();
    try {
      first = Optional.of(InfoTable.of("source", source, columns));
    } catch (InputException e) {
      problems.addAll(e.problems());
    }
    InfoColumns ofTarget =
        whole
            ? new InfoColumns(columns.x(), columns.y(), columns.labels(), List.of(), columns.id())
            : columns;
    try {
      Dataset<Row> alike =
          first.map(table -> withTypes(target, table, whole, problems)).orElse(target);
      InfoTable second = InfoTable.of("target", alike, ofTarget);
      if (problems.isEmpty()) {
        return new TwoTables(first.orElseThrow(), second);
      }
    } catch (InputException e) {
      problems.addAll(e.problems());
    }
    throw new InputException(problems);
  }

  /** Groups are known by a hash of their values, which depends on the type. */
  private static Dataset<Row> withTypes(
      Dataset<Row> target, InfoTable source, boolean whole, List<String> problems) {
    Dataset<Row> alike = target;
    ColumnSearch search = new ColumnSearch("target", target, new ArrayList<>());
    for (StructField field : source.groupFields().fields()) {
      Optional<StructField> found = whole ? Optional.empty() : search.find(field.name());
      if (found.isPresent() && !holds(field.dataType(), found.get().dataType())) {
        problems.add(
            "group column `%s` is of type %s in the source and %s in the target; bring both to one"
                    .formatted(
                        field.name(),
                        field.dataType().simpleString(),
                        found.get().dataType().simpleString())
                + " type");
      } else if (found.isPresent() && !found.get().dataType().equals(field.dataType())) {
        Column cast = search.column(found.get()).cast(field.dataType());
        alike = alike.withColumn(found.get().name(), cast);
      }
    }
    return alike;
  }

  /** Whether every value of a type is one of the other: no cast may fail or change what it says. */
  private static boolean holds(DataType type, DataType other) {
    return type.equals(other)
        || (type instanceof IntegralType
            && other instanceof IntegralType
            && other.defaultSize() <= type.defaultSize())
        || (type instanceof StringType && other instanceof StringType);
  }

  public InfoTable of(Side side) {
    return side == Side.SOURCE ? source : target;
  }

  /** The groups to measure: of the source, and those that only the target has. */
  public Groups groups(boolean whole) {
    Groups groups = Groups.of(source);
    return whole ? groups : groups.and(named(Groups.of(target)), source.groupFields().size());
  }

  private static List<Row> named(Groups groups) {
    List<Row> rows = new ArrayList<>();
    for (long group : groups.keys()) {
      Object[] values = groups.values(group);
      Object[] name = new Object[1 + values.length];
      name[0] = group;
      System.arraycopy(values, 0, name, 1, values.length);
      rows.add(RowFactory.create(name));
    }
    return rows;
  }

  /** Runs one function on the rows of either table; the source's partitions come first. */
  public <T> JavaRDD<T> map(RowPass<T> ofSource, RowPass<T> ofTarget) {
    return source.map(ofSource).union(target.map(ofTarget));
  }
}
