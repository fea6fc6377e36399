package io.remblai.spark.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Finds columns of a table by name and notes all that is wrong with them. */
public final class ColumnSearch {

  private static final int MOST_LISTED = 50;

  private final String described;
  private final Dataset<Row> table;
  private final List<String> problems;

  /**
   * A search in an opened table.
   *
   * @param described the table, for messages
   * @param problems where problems are added
   */
  public ColumnSearch(String described, Dataset<Row> table, List<String> problems) {
    this.described = described;
    this.table = table;
    this.problems = problems;
  }

  /**
   * What feature columns come to.
   *
   * @param column an expression
   * @param encoding its layout
   */
  public record Vectors(Column column, VectorRows.Encoding encoding) {

    /** As arrays of doubles. */
    public Column asDoubles() {
      return switch (encoding) {
        case DOUBLES -> column;
        case FLOATS -> column.cast(DataTypes.createArrayType(DataTypes.DoubleType));
        // Spark's own function fails where there is no vector.
        case ML_VECTOR ->
            functions.when(
                column.isNotNull(),
                org.apache.spark.ml.functions.vector_to_array(column, "float64"));
      };
    }
  }

  /** The column of a name: exactly, else by the session's rule on upper and lower case. */
  public Optional<StructField> find(String name) {
    StructField[] fields = table.schema().fields();
    Optional<StructField> found =
        Arrays.stream(fields).filter(field -> field.name().equals(name)).findFirst();
    boolean caseSensitive =
        Boolean.parseBoolean(table.sparkSession().conf().get("spark.sql.caseSensitive", "false"));
    if (found.isEmpty() && !caseSensitive) {
      found = Arrays.stream(fields).filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
    }
    if (found.isEmpty()) {
      problems.add(missing(name, Arrays.stream(fields).map(StructField::name).toList()));
    }
    return found;
  }

  /** A column of vectors as it can be read; empty, with the problem noted, if it holds none. */
  public Optional<Vectors> vectors(StructField features) {
    DataType type = features.dataType();
    Column column = column(features);
    if (type.equals(SQLDataTypes.VectorType())) {
      return Optional.of(new Vectors(column, VectorRows.Encoding.ML_VECTOR));
    }
    if (type instanceof ArrayType array && array.elementType() instanceof FloatType) {
      return Optional.of(new Vectors(column, VectorRows.Encoding.FLOATS));
    }
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      Column doubles = column.cast(DataTypes.createArrayType(DataTypes.DoubleType));
      return Optional.of(new Vectors(doubles, VectorRows.Encoding.DOUBLES));
    }
    String advice =
        type instanceof NumericType
            ? ". Use --features-cols for coordinates in columns of their own"
            : "";
    problems.add(
        "%s: features column `%s` is of type %s; vectors are of type array<float>, array<double>,"
                .formatted(described, features.name(), type.simpleString())
            + " an array of another numeric type, or Spark ML's vector"
            + advice);
    return Optional.empty();
  }

  private String missing(String name, List<String> columns) {
    String what = "%s has no column `%s`".formatted(described, name);
    if (columns.isEmpty()) {
      return what + "; it has no columns at all";
    }
    String listed =
        columns.stream()
            .limit(MOST_LISTED)
            .map(column -> "`" + column + "`")
            .collect(Collectors.joining(", "));
    if (columns.size() > MOST_LISTED) {
      listed += " and " + (columns.size() - MOST_LISTED) + " more";
    }
    return what
        + "; nearest is `"
        + NearestName.closest(name, columns)
        + "`. Its columns are "
        + listed;
  }

  /** The column of a field, whatever letters its name has. */
  public Column column(StructField field) {
    return column(table, field.name());
  }

  /**
   * The column of a name, whatever letters it has; the one way from a name that a user chose to a
   * column. Spark reads dots, stars and backquotes as syntax unless they are quoted.
   */
  public static Column column(Dataset<Row> table, String name) {
    return table.col(quoted(name));
  }

  /** A name as Spark's parser reads it back; for conditions on tables that are not opened. */
  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
