package io.remblai.spark.table;

import io.remblai.spark.LiteralPaths;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Where a table is read from; as text it reads in a form that parses back to it, or by a name. */
public sealed interface TableLocation permits TableLocation.Files, CatalogTable, GivenTable {

  /**
   * This table as it is now: every later reading of the answer finds the same rows, if the table
   * keeps its snapshots.
   */
  default TableLocation pinned(SparkSession spark) {
    return this;
  }

  /** The snapshot that is read; empty: whatever is there. */
  default OptionalLong snapshot() {
    return OptionalLong.empty();
  }

  /**
   * This table at one of its snapshots.
   *
   * @throws IllegalArgumentException if the table is not one of a catalog
   */
  default TableLocation at(long snapshot) {
    throw new IllegalArgumentException(this + " keeps no snapshots, so none is " + snapshot);
  }

  /** Opens the table; an {@link InputException} if there is none that can be read. */
  Dataset<Row> open(SparkSession spark);

  /**
   * Files of one of Spark's formats.
   *
   * @param format short name or class of the source
   * @param path path or URI, as Hadoop understands it
   */
  record Files(String format, String path) implements TableLocation {
    @Override
    public Dataset<Row> open(SparkSession spark) {
      DataFrameReader reader = reader(spark).format(format);
      if (format.equalsIgnoreCase("csv")) {
        reader = reader.option("header", "true").option("inferSchema", "true");
      }
      try {
        return reader.load(path);
      } catch (Exception e) { // Spark's checked AnalysisException is not declared
        throw unreadable(this, e);
      }
    }

    /** A path that is there means itself; any other may be a pattern. */
    private DataFrameReader reader(SparkSession spark) {
      if (!LiteralPaths.mayBePattern(path)) {
        return spark.read();
      }
      try {
        Path file = new Path(path);
        boolean there = file.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(file);
        return there ? LiteralPaths.reader(spark) : spark.read();
      } catch (IOException | IllegalArgumentException unreachable) {
        return spark.read(); // which says so, with the reason
      }
    }

    @Override
    public String toString() {
      return format + ":" + path;
    }
  }

  /**
   * Parses {@code table:NAME}, {@code table:NAME@SNAPSHOT}, {@code FORMAT:PATH} or {@code PATH}
   * (Parquet).
   *
   * <p>A prefix that is a file system's scheme belongs to the path ({@code hdfs://n/x}, {@code
   * s3a://b/x}, {@code file:/x}); any other is the name of a Spark format ({@code csv:/x}, {@code
   * orc:s3a://b/x}).
   *
   * @throws IllegalArgumentException if text, path or name is empty
   * @throws InputException if no snapshot can have this number
   */
  static TableLocation parse(String text) {
    Matcher prefixed = LocationPrefix.PATTERN.matcher(text);
    if (!prefixed.matches() || LocationPrefix.isFileSystem(prefixed.group(1), prefixed.group(2))) {
      return new Files("parquet", present(text, text));
    }
    String rest = present(prefixed.group(2), text);
    return prefixed.group(1).equalsIgnoreCase("table")
        ? CatalogTable.parse(rest)
        : new Files(prefixed.group(1), rest);
  }

  private static String present(String part, String text) {
    if (part.isBlank()) {
      throw new IllegalArgumentException(
          "a table is given as PATH, FORMAT:PATH or table:NAME, not as \"" + text + "\"");
    }
    return part;
  }

  /** What Spark says of a table that it cannot open, in one line. */
  static InputException unreadable(TableLocation location, Exception cause) {
    Throwable first = cause; // Of a failed job Spark tells the place, its first cause the reason.
    while (first.getCause() != null && first.getCause().getMessage() != null) {
      first = first.getCause();
    }
    String message = String.valueOf(first.getMessage()).strip();
    String firstLine = message.lines().findFirst().orElse("");
    return new InputException(location + " cannot be read: " + firstLine, cause);
  }
}
