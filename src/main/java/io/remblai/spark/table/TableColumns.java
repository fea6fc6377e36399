package io.remblai.spark.table;

import io.remblai.spark.PointLayout;
import io.remblai.spark.tag.TagLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** Finds a table's id and feature columns and checks their types. */
public final class TableColumns {

  /** Names of the two columns of a projected table. */
  public static final String ID = "id";

  public static final String VECTOR = "vector";

  /** Name of a third, of masses, where they are read. */
  public static final String MASS = "mass";

  private final TableSpec spec;
  private final Dataset<Row> table;
  private final List<String> problems = new ArrayList<>();
  private final ColumnSearch search;

  /** Columns of an opened table. */
  public TableColumns(TableSpec spec, Dataset<Row> table) {
    this.spec = spec;
    this.table = table;
    this.search = new ColumnSearch(spec.described(), table, problems);
  }

  /**
   * What was found: the projection and how to read it.
   *
   * @param rows id (long or plain string), vector, a mass (double) where it was asked for, tags
   * @param idType the id column's own type
   * @param encoding layout of the vector column
   * @param layout of vectors that are joined of parts; others are features alone
   * @param tags columns that follow the vector
   */
  public record Projection(
      Dataset<Row> rows,
      DataType idType,
      VectorRows.Encoding encoding,
      Optional<PointLayout> layout,
      TagLayout tags) {}

  /** What the feature columns come to: an expression, its encoding, the layout of joined parts. */
  private record Vectors(
      Column column, VectorRows.Encoding encoding, Optional<PointLayout> layout) {

    Vectors(Column column, VectorRows.Encoding encoding) {
      this(column, encoding, Optional.empty());
    }

    Column asDoubles() {
      return new ColumnSearch.Vectors(column, encoding).asDoubles();
    }
  }

  /**
   * The tags of two tables that may be paired.
   *
   * @throws InputException if groups of one have no counterpart in the other
   */
  public static TagLayout commonTags(TagLayout source, TagLayout target) {
    List<String> problems = new ArrayList<>();
    return TagColumns.common(source, target, problems)
        .orElseThrow(() -> new InputException(problems));
  }

  /** Checks everything; empty, with all that is wrong added to the list, if the table is no use. */
  public Optional<Projection> project(List<String> allProblems) {
    Optional<StructField> id = search.find(spec.idColumn());
    id.ifPresent(this::checkId);
    Optional<Vectors> vectors = vectors(spec.features());
    TagColumns tags = new TagColumns(spec.described(), search, spec.pairing(), problems);
    Optional<Column> mass = spec.mass().flatMap(search::find).map(this::weight);
    allProblems.addAll(problems);
    if (id.isEmpty() || vectors.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    DataType idType = id.get().dataType();
    // A plain string also where the column has a collation: ids differ unless their letters agree.
    DataType plain = idType instanceof StringType ? DataTypes.StringType : DataTypes.LongType;
    List<Column> columns = new ArrayList<>();
    columns.add(search.column(id.get()).cast(plain).as(ID));
    columns.add(vectors.get().column().as(VECTOR));
    mass.ifPresent(found -> columns.add(found.as(MASS)));
    columns.addAll(tags.columns());
    Dataset<Row> rows = table.select(columns.toArray(Column[]::new));
    return Optional.of(
        new Projection(
            rows, idType, vectors.get().encoding(), vectors.get().layout(), tags.layout()));
  }

  private Optional<Vectors> vectors(TableSpec.Features features) {
    if (features instanceof TableSpec.JoinedColumns joined) {
      return joined(joined);
    }
    return features instanceof TableSpec.VectorColumn vector
        ? search.find(vector.column()).flatMap(this::vectorColumn)
        : numericColumns(features.columns());
  }

  private Optional<Vectors> joined(TableSpec.JoinedColumns columns) {
    Optional<Column> features = vectors(columns.features()).map(Vectors::asDoubles);
    Optional<Column> coordinates =
        columns
            .coordinates()
            .flatMap(search::find)
            .flatMap(this::vectorColumn)
            .map(Vectors::asDoubles);
    Optional<Column> weight = columns.weight().flatMap(search::find).map(this::weight);
    if (features.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    JoinedParts parts = new JoinedParts(features.get(), coordinates, weight);
    PointLayout layout = parts.layout(table);
    return Optional.of(
        new Vectors(parts.joined(layout), VectorRows.Encoding.DOUBLES, Optional.of(layout)));
  }

  private Column weight(StructField field) {
    if (!(field.dataType() instanceof NumericType)) {
      problems.add(
          "%s: weight column `%s` is of type %s; weights are numbers"
              .formatted(spec.described(), field.name(), field.dataType().simpleString()));
    }
    return search.column(field).cast(DataTypes.DoubleType);
  }

  private void checkId(StructField id) {
    DataType type = id.dataType();
    if (!(type instanceof IntegralType) && !(type instanceof StringType)) {
      problems.add(
          "%s: id column `%s` is of type %s; ids are of type tinyint, smallint, int, bigint or string"
              .formatted(spec.described(), id.name(), type.simpleString()));
    }
  }

  private Optional<Vectors> vectorColumn(StructField features) {
    return search.vectors(features).map(found -> new Vectors(found.column(), found.encoding()));
  }

  private Optional<Vectors> numericColumns(List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Optional<StructField> field = search.find(name);
      if (field.isEmpty()) {
        continue;
      }
      if (!(field.get().dataType() instanceof NumericType)) {
        problems.add(
            "%s: features column `%s` is of type %s; --features-cols takes numeric columns"
                .formatted(
                    spec.described(), field.get().name(), field.get().dataType().simpleString()));
      }
      columns.add(search.column(field.get()).cast(DataTypes.DoubleType));
    }
    Column vector = functions.array(columns.toArray(Column[]::new));
    return Optional.of(new Vectors(vector, VectorRows.Encoding.DOUBLES));
  }
}
