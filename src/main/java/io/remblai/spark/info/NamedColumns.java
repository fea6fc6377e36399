package io.remblai.spark.info;

import io.remblai.spark.table.ColumnSearch;
import io.remblai.spark.table.ColumnSearch.Vectors;
import io.remblai.spark.table.VectorRows.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Columns by their part in an estimate; notes what is wrong with their types.
 *
 * @param described the table, for messages
 * @param columns finds them by name
 * @param problems where problems are added
 */
record NamedColumns(String described, ColumnSearch columns, List<String> problems) {

  /** Columns of rejects/ besides the user's. */
  private static final List<String> TAKEN = List.of("reason", "side");

  /** Vectors, or numbers as vectors of one. */
  Optional<Vectors> vectors(String name) {
    Optional<StructField> found = columns.find(name);
    if (found.isPresent() && found.get().dataType() instanceof NumericType) {
      Column number = columns.column(found.get()).cast(DataTypes.DoubleType);
      return Optional.of(new Vectors(functions.array(number), Encoding.DOUBLES));
    }
    return found.flatMap(columns::vectors);
  }

  /** Group key, vectors as doubles, then all plain columns under their own names. */
  List<Column> checked(Column group, Vectors x, Optional<Vectors> y, InfoColumns named) {
    List<Column> all = new ArrayList<>(List.of(group));
    all.add(x.asDoubles().as(InfoTable.X));
    all.add(y.map(Vectors::asDoubles).orElse(functions.lit(null)).as(InfoTable.Y));
    plain(named).forEach(field -> all.add(columns.column(field)));
    return all;
  }

  /** Columns that are shown as they are, each once, however often and in what case it is named. */
  private Set<StructField> plain(InfoColumns named) {
    List<String> names = new ArrayList<>(named.groups());
    named.id().ifPresent(names::add);
    names.addAll(named.labels());
    Set<StructField> fields = new LinkedHashSet<>();
    names.forEach(name -> columns.find(name).ifPresent(fields::add));
    return fields;
  }

  /** Refuses names that would stand twice in the tables made here. */
  void refuseTaken(InfoColumns named) {
    for (StructField field : plain(named)) {
      String name = field.name();
      if (TAKEN.stream().anyMatch(name::equalsIgnoreCase) || name.startsWith("__")) {
        problems.add(
            "%s: column `%s` has a name that rejects/ needs for a column of its own; rename it"
                .formatted(described, name));
      }
    }
  }

  /** A column of labels as 64-bit keys, null where the label is. */
  Optional<Column> label(String name) {
    Optional<StructField> found = columns.find(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    DataType type = found.get().dataType();
    Optional<Column> key = key(columns.column(found.get()), type);
    if (key.isPresent()) {
      return key;
    }
    problems.add(
        "%s: column `%s` is of type %s; labels and ids are whole numbers, text or boolean"
            .formatted(described, name, type.simpleString()));
    return Optional.empty();
  }

  /** Labels as 64-bit keys, null where the label is; nothing for a type that has none. */
  static Optional<Column> key(Column label, DataType type) {
    if (type instanceof IntegralType || type instanceof BooleanType) {
      return Optional.of(label.cast(DataTypes.LongType));
    }
    if (type instanceof StringType) {
      // Plain, so that labels differ unless their letters agree.
      Column text = label.cast(DataTypes.StringType);
      return Optional.of(functions.when(text.isNotNull(), functions.xxhash64(text)));
    }
    return Optional.empty();
  }

  /** A column of times as whole numbers: days of dates, microseconds of timestamps. */
  Optional<Column> time(String name) {
    Optional<StructField> found = columns.find(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    DataType type = found.get().dataType();
    Column column = columns.column(found.get());
    if (type instanceof IntegralType) {
      return Optional.of(column.cast(DataTypes.LongType));
    }
    if (type instanceof DateType) {
      return Optional.of(functions.unix_date(column).cast(DataTypes.LongType));
    }
    if (type instanceof TimestampType) {
      return Optional.of(functions.unix_micros(column));
    }
    problems.add(
        "%s: column `%s` is of type %s; times are whole numbers, dates or timestamps"
            .formatted(described, name, type.simpleString()));
    return Optional.empty();
  }

  /** A column of plain values that name groups. */
  Optional<StructField> group(String name) {
    Optional<StructField> found = columns.find(name);
    DataType type = found.map(StructField::dataType).orElse(DataTypes.LongType);
    if (type instanceof ArrayType || type instanceof MapType || type instanceof StructType) {
      problems.add(
          "%s: group column `%s` is of type %s; groups are named by plain values"
              .formatted(described, name, type.simpleString()));
      return Optional.empty();
    }
    if (EstimateLine.columns().stream().anyMatch(name::equalsIgnoreCase)) {
      problems.add(
          "%s: group column `%s` has the name of a column of the output; rename it"
              .formatted(described, name));
    }
    return found;
  }
}
