package io.remblai.spark.table;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table or view of the session's catalog.
 *
 * @param name name, qualified and quoted as in SQL
 * @param snapshot the version to read, of tables that keep several; empty: the current one
 */
public record CatalogTable(String name, OptionalLong snapshot) implements TableLocation {

  /** No name ends so unless it is quoted, and then it ends with the quote. */
  private static final Pattern AT_SNAPSHOT = Pattern.compile("(.+)@([0-9]+)");

  /** First columns of the table of branches that Apache Iceberg keeps beside each of its own. */
  private static final List<String> REFERENCES = List.of("name", "type", "snapshot_id");

  private static final String CURRENT = "main";

  /** A table as it is when it is opened. */
  public CatalogTable(String name) {
    this(name, OptionalLong.empty());
  }

  /** Parses {@code NAME} or {@code NAME@SNAPSHOT}. */
  static CatalogTable parse(String text) {
    Matcher at = AT_SNAPSHOT.matcher(text);
    if (!at.matches()) {
      return new CatalogTable(text);
    }
    try {
      return new CatalogTable(at.group(1), OptionalLong.of(Long.parseLong(at.group(2))));
    } catch (NumberFormatException tooLong) {
      throw new InputException(
          "table:%s cannot be read: no snapshot has a number above %d"
              .formatted(text, Long.MAX_VALUE),
          tooLong);
    }
  }

  @Override
  public CatalogTable at(long version) {
    return new CatalogTable(name, OptionalLong.of(version));
  }

  /** At the current snapshot of an Iceberg table; other tables do not tell theirs. */
  @Override
  public CatalogTable pinned(SparkSession spark) {
    if (snapshot.isPresent()) {
      return this;
    }
    Dataset<Row> references;
    try {
      references = spark.table(name + ".refs");
    } catch (Exception none) { // Spark's checked AnalysisException is not declared
      return this; // What is wrong with the table itself is said when it is opened.
    }
    List<String> columns = Arrays.asList(references.columns());
    if (columns.size() < REFERENCES.size()
        || !columns.subList(0, REFERENCES.size()).equals(REFERENCES)) {
      return this; // a table of somebody's that has this name
    }
    try {
      List<Row> current =
          references
              .where(references.col("name").equalTo(CURRENT))
              .select(references.col("snapshot_id"))
              .takeAsList(1);
      return current.isEmpty() ? this : at(current.get(0).getLong(0));
    } catch (Exception e) { // as above
      throw TableLocation.unreadable(this, e);
    }
  }

  @Override
  public Dataset<Row> open(SparkSession spark) {
    try {
      return snapshot.isPresent()
          ? spark.read().option("versionAsOf", snapshot.getAsLong()).table(name)
          : spark.table(name);
    } catch (Exception e) { // as above
      throw TableLocation.unreadable(this, e);
    }
  }

  @Override
  public String toString() {
    return "table:" + name + (snapshot.isPresent() ? "@" + snapshot.getAsLong() : "");
  }
}
