package io.remblai.spark.table;

import java.util.regex.Matcher;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Where a table is read from; as text it reads in a form that parses back to it. */
public sealed interface TableLocation {

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
      DataFrameReader reader = spark.read().format(format);
      if (format.equalsIgnoreCase("csv")) {
        reader = reader.option("header", "true").option("inferSchema", "true");
      }
      try {
        return reader.load(path);
      } catch (Exception e) { // Spark's checked AnalysisException is not declared
        throw unreadable(this, e);
      }
    }

    @Override
    public String toString() {
      return format + ":" + path;
    }
  }

  /**
   * A table or view of the session's catalog.
   *
   * @param name name, qualified as in SQL
   */
  record Table(String name) implements TableLocation {
    @Override
    public Dataset<Row> open(SparkSession spark) {
      try {
        return spark.table(name);
      } catch (Exception e) { // as above
        throw unreadable(this, e);
      }
    }

    @Override
    public String toString() {
      return "table:" + name;
    }
  }

  /**
   * Parses {@code table:NAME}, {@code FORMAT:PATH} or {@code PATH} (Parquet).
   *
   * <p>A prefix that is a file system's scheme belongs to the path ({@code hdfs://n/x}, {@code
   * s3a://b/x}, {@code file:/x}); any other is the name of a Spark format ({@code csv:/x}, {@code
   * orc:s3a://b/x}).
   *
   * @throws IllegalArgumentException if text, path or name is empty
   */
  static TableLocation parse(String text) {
    Matcher prefixed = LocationPrefix.PATTERN.matcher(text);
    if (!prefixed.matches() || LocationPrefix.isFileSystem(prefixed.group(1), prefixed.group(2))) {
      return new Files("parquet", present(text, text));
    }
    String rest = present(prefixed.group(2), text);
    return prefixed.group(1).equalsIgnoreCase("table")
        ? new Table(rest)
        : new Files(prefixed.group(1), rest);
  }

  private static String present(String part, String text) {
    if (part.isBlank()) {
      throw new IllegalArgumentException(
          "a table is given as PATH, FORMAT:PATH or table:NAME, not as \"" + text + "\"");
    }
    return part;
  }

  private static InputException unreadable(TableLocation location, Exception cause) {
    // That a task failed says nothing; what ended it names the file.
    boolean ofTask = String.valueOf(cause.getMessage()).startsWith("Job aborted");
    Throwable told = cause;
    while (ofTask && told.getCause() != null) {
      told = told.getCause();
    }
    String message = String.valueOf(told.getMessage()).strip();
    String firstLine = message.lines().findFirst().orElse("");
    return new InputException(location + " cannot be read: " + firstLine, cause);
  }
}
