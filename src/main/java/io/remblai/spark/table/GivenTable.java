package io.remblai.spark.table;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table that a program has at hand.
 *
 * @param name what messages call it
 * @param rows the table
 */
public record GivenTable(String name, Dataset<Row> rows) implements TableLocation {

  @Override
  public Dataset<Row> open(SparkSession spark) {
    return rows;
  }

  @Override
  public String toString() {
    return name;
  }
}
