package io.remblai.spark.tag;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A column that names groups: whole numbers, text, booleans, dates, timestamps, decimals or
 * floating numbers. Values travel as longs, text or doubles, and come back as what they were.
 *
 * @param name as the user sees it
 * @param type the user's
 */
public record GroupColumn(String name, DataType type) implements Serializable {

  /** What a value travels as. */
  public enum Carrier {
    LONG,
    DOUBLE,
    TEXT;

    /** Its type in a table. */
    public DataType type() {
      return switch (this) {
        case LONG -> DataTypes.LongType;
        case DOUBLE -> DataTypes.DoubleType;
        case TEXT -> DataTypes.StringType;
      };
    }
  }

  /** Name of a column of values as they travel, before its number. */
  public static final String CARRIED = "__group";

  public GroupColumn {
    if (!isKey(type)) {
      throw new IllegalArgumentException("type of " + name + " cannot be a key's: " + type);
    }
  }

  /** Whether values of a type can name groups. */
  public static boolean isKey(DataType type) {
    return type instanceof IntegralType
        || type instanceof StringType
        || type instanceof BooleanType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof DecimalType
        || type instanceof DoubleType
        || type instanceof FloatType;
  }

  /** What the values of this column travel as. */
  public Carrier carrier() {
    if (type instanceof StringType || type instanceof DecimalType) {
      return Carrier.TEXT; // of one scale, decimals that are equal are written alike
    }
    return type instanceof DoubleType || type instanceof FloatType ? Carrier.DOUBLE : Carrier.LONG;
  }

  /** A value as it travels. */
  public Column carried(Column value) {
    if (type instanceof DateType) {
      return functions.unix_date(value).cast(DataTypes.LongType);
    }
    if (type instanceof TimestampType) {
      return functions.unix_micros(value);
    }
    // Zero has two signs and is one value.
    return carrier() == Carrier.DOUBLE
        ? value.cast(DataTypes.DoubleType).plus(functions.lit(0.0))
        : value.cast(carrier().type());
  }

  /** A value as it was, under the column's name. */
  public Column given(Column carried) {
    if (type instanceof DateType) {
      return functions.date_from_unix_date(carried.cast(DataTypes.IntegerType)).as(name);
    }
    if (type instanceof TimestampType) {
      return functions.timestamp_micros(carried).as(name);
    }
    return carried.cast(type instanceof StringType ? DataTypes.StringType : type).as(name);
  }

  /** A table whose columns of carried values are as they were, behind all others. */
  public static Dataset<Row> allGiven(List<GroupColumn> groups, Dataset<Row> table) {
    List<Column> columns = new ArrayList<>();
    for (String name : table.columns()) {
      if (!name.startsWith(CARRIED)) {
        columns.add(functions.col(name));
      }
    }
    for (int g = 0; g < groups.size(); g++) {
      columns.add(groups.get(g).given(functions.col(CARRIED + g)));
    }
    return table.select(columns.toArray(Column[]::new));
  }

  /**
   * This column for the values of both tables; empty if a value of one may be none of the other.
   * Whole numbers of different width are of the wider type.
   */
  public Optional<GroupColumn> with(DataType other) {
    if (type.equals(other) || (type instanceof StringType && other instanceof StringType)) {
      return Optional.of(this);
    }
    if (type instanceof IntegralType && other instanceof IntegralType) {
      return Optional.of(
          other.defaultSize() > type.defaultSize() ? new GroupColumn(name, other) : this);
    }
    return Optional.empty();
  }
}
