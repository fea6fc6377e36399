package io.remblai.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.spark.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether two tables hold the same rows. Numbers with a fraction may differ in their last digits:
 * those of sums over rows that other files hold are added in another order.
 */
final class TableAgreement {

  private static final double RELATIVE = 1e-9;

  /** Of differences of such sums, as of an information that is nearly nought. */
  private static final double ABSOLUTE = 1e-11;

  private TableAgreement() {}

  /** Fails with the name of the table, its row and the column. */
  static void demand(String name, String expected, String found) {
    List<Row> wanted = rows(expected);
    List<Row> got = rows(found);
    assertEquals(wanted.size(), got.size(), name);
    for (int row = 0; row < wanted.size(); row++) {
      demand(name + " row " + row, wanted.get(row), got.get(row));
    }
  }

  private static void demand(String where, Row wanted, Row got) {
    assertEquals(wanted.schema().simpleString(), got.schema().simpleString(), where);
    for (int column = 0; column < wanted.size(); column++) {
      String cell = where + " " + wanted.schema().fields()[column].name();
      if (wanted.get(column) instanceof Double number && got.get(column) instanceof Double other) {
        assertEquals(number, other, ABSOLUTE + RELATIVE * Math.abs(number), cell);
      } else {
        assertEquals(Objects.toString(wanted.get(column)), String.valueOf(got.get(column)), cell);
      }
    }
  }

  /** In the order of all that is not a number with a fraction. */
  private static List<Row> rows(String path) {
    Dataset<Row> table = SharedSpark.session().read().parquet(path);
    List<Row> rows = new ArrayList<>(table.collectAsList());
    rows.sort((a, b) -> key(a).compareTo(key(b)));
    return rows;
  }

  private static String key(Row row) {
    StringBuilder key = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      if (!(row.get(column) instanceof Double)) {
        key.append(row.get(column)).append('\n');
      }
    }
    return key.toString();
  }
}
