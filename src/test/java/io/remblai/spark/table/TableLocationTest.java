package io.remblai.spark.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableLocationTest {

  @ParameterizedTest
  @CsvSource({
    "/data/a, parquet, /data/a",
    "data/a, parquet, data/a",
    "/data/a:b, parquet, /data/a:b",
    "C:\\data, parquet, C:\\data",
    "parquet:/data/a, parquet, /data/a",
    "file:/x, parquet, file:/x",
    "file:///x, parquet, file:///x",
    "hdfs://n/x, parquet, hdfs://n/x",
    "hdfs:/x, parquet, hdfs:/x",
    "s3a://bucket/x, parquet, s3a://bucket/x",
    "newstore://bucket/x, parquet, newstore://bucket/x",
    "csv:/x, csv, /x",
    "csv:x.csv, csv, x.csv",
    "csv:file:///x, csv, file:///x",
    "orc:s3a://bucket/x, orc, s3a://bucket/x",
    "parquet:hdfs://n/x, parquet, hdfs://n/x",
    "com.example.Source:/x, com.example.Source, /x",
  })
  void parsesFiles(String text, String format, String path) {
    assertEquals(new TableLocation.Files(format, path), TableLocation.parse(text));
  }

  @Test
  void parsesTables() {
    assertEquals(new CatalogTable("lake.db.t"), TableLocation.parse("table:lake.db.t"));
    assertEquals(new CatalogTable("db.`t@5`"), TableLocation.parse("table:db.`t@5`"));
    assertEquals(new CatalogTable("db.t@main"), TableLocation.parse("table:db.t@main"));
  }

  @Test
  void parsesSnapshots() {
    assertEquals(new CatalogTable("lake.db.t").at(5), TableLocation.parse("table:lake.db.t@5"));
    assertEquals(
        new CatalogTable("db.`t@5`").at(Long.MAX_VALUE),
        TableLocation.parse("table:db.`t@5`@9223372036854775807"));
    Exception refusal =
        assertThrows(
            InputException.class, () -> TableLocation.parse("table:t@9223372036854775808"));
    assertEquals(
        "table:t@9223372036854775808 cannot be read: no snapshot has a number above 9223372036854775807",
        refusal.getMessage());
  }

  @Test
  void filesHaveNoSnapshots() {
    TableLocation files = TableLocation.parse("/x@5");
    assertEquals(OptionalLong.empty(), files.snapshot());
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> files.at(5));
    assertEquals("parquet:/x@5 keeps no snapshots, so none is 5", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "table:t", "table:t@5", "csv:/x", "hdfs://n/x", "orc:s3a://b/x"})
  void textParsesBack(String text) {
    TableLocation location = TableLocation.parse(text);
    assertEquals(location, TableLocation.parse(location.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "csv:", "table:"})
  void refusesNothing(String text) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> TableLocation.parse(text));
    assertEquals(
        "a table is given as PATH, FORMAT:PATH or table:NAME, not as \"" + text + "\"",
        refusal.getMessage());
  }
}
