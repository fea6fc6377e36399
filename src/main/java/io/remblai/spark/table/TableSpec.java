package io.remblai.spark.table;

import io.remblai.spark.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the two tables and the columns to use.
 *
 * @param side which table
 * @param location where it is
 * @param idColumn the column that names a row: integral or text, unique
 * @param features the column or columns of the coordinates
 * @param pairing the columns that decide which rows may be paired
 * @param mass the column of a mass that each row has apart from its point; empty: none is read
 */
public record TableSpec(
    Side side,
    TableLocation location,
    String idColumn,
    Features features,
    PairingColumns pairing,
    Optional<String> mass) {

  /** Points alone, any of which may be paired. */
  public TableSpec(Side side, TableLocation location, String idColumn, Features features) {
    this(side, location, idColumn, features, PairingColumns.NONE, Optional.empty());
  }

  /** Where a row's coordinates are. */
  public sealed interface Features {
    /** Column names, in the order of coordinates. */
    List<String> columns();
  }

  /**
   * One column of vectors: an array of numbers or an ML vector.
   *
   * @param column its name
   */
  public record VectorColumn(String column) implements Features {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * One numeric column per coordinate.
   *
   * @param columns their names, at least one
   */
  public record NumericColumns(List<String> columns) implements Features {
    public NumericColumns {
      columns = List.copyOf(columns);
      if (columns.isEmpty()) {
        throw new IllegalArgumentException("columns must name at least one column");
      }
    }
  }

  /**
   * Features with more behind them, all read as doubles: coordinates of a space of the table's own,
   * a weight.
   *
   * @param features of the cost
   * @param coordinates name of a column of vectors
   * @param weight name of a numeric column
   */
  public record JoinedColumns(
      Features features, Optional<String> coordinates, Optional<String> weight)
      implements Features {
    @Override
    public List<String> columns() {
      return Stream.of(features.columns().stream(), coordinates.stream(), weight.stream())
          .flatMap(names -> names)
          .toList();
    }
  }

  /** A table whose coordinates are in one column of vectors. */
  public static TableSpec of(Side side, TableLocation location, String id, String vectors) {
    return new TableSpec(side, location, id, new VectorColumn(vectors));
  }

  /** A table with one numeric column per coordinate. */
  public static TableSpec of(Side side, TableLocation location, String id, List<String> numbers) {
    return new TableSpec(side, location, id, new NumericColumns(numbers));
  }

  /** For messages: {@code target parquet:/data/b}. */
  public String described() {
    return side + " " + location;
  }

  /** For messages: the columns that decide which rows may be paired, in backquotes. */
  public String quotedPairing() {
    return pairing.quoted();
  }

  /** For messages: the feature columns in backquotes, at most eight of them. */
  public String quotedFeatures() {
    List<String> columns = features.columns();
    String quoted =
        columns.stream().limit(8).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    return columns.size() <= 8 ? quoted : quoted + " and " + (columns.size() - 8) + " more";
  }
}
