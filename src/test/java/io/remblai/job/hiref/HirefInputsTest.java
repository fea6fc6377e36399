package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs of unusual sizes, ids, places and names. */
@Tag("spark")
final class HirefInputsTest {

  @TempDir Path folder;

  private final SparkSession session = SharedSpark.session();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "one pair              |   1 | smallint(id)  | tinyint(id)                          | float(id)",
        "a prime number        | 211 | bigint(id) | concat(md5(string(id)), '-uuid')  | float(hash(id, k) % 101)",
        "all points identical  | 150 | int(id)    | int(id)                           | float(3.5)",
        "few plâces, 郵便 & co  | 300 | string(id) | bigint(id) * 1000000007           | float(hash(id % 20, k) % 9)"
      })
  void everyRowIsPairedOnceUnderItsOwnId(
      String name, int points, String sourceId, String targetId, String coordinate) {
    Dataset<Row> source = cloud(name + " a", points, sourceId, coordinate);
    Dataset<Row> target = cloud(name + " b", points, targetId, coordinate);
    String out = folder.resolve(name + " map").toString();
    CommandLineRun run =
        CommandLineRun.of(
            "hiref",
            "--source",
            folder.resolve(name + " a").toString(),
            "--target",
            folder.resolve(name + " b").toString(),
            "--out",
            out,
            "--leaf-size",
            "16",
            "--rematch-rounds",
            "2");
    assertEquals(0, run.code(), run::all);
    Dataset<Row> pairs = session.read().parquet(out + "/pairs");
    assertEquals(points, pairs.count());
    assertSameIds(source, pairs.select("source_id"));
    assertSameIds(target, pairs.select("target_id"));
  }

  private Dataset<Row> cloud(String name, int points, String id, String coordinate) {
    String path = folder.resolve(name).toString();
    session
        .range(0, points, 1, 2)
        .selectExpr(id + " as id", "transform(sequence(1, 2), k -> " + coordinate + ") as features")
        .write()
        .parquet(path);
    return session.read().parquet(path).select("id");
  }

  /** Of the same type, each as often. */
  private static void assertSameIds(Dataset<Row> given, Dataset<Row> paired) {
    assertEquals(given.schema().apply(0).dataType(), paired.schema().apply(0).dataType());
    assertEquals(0, given.exceptAll(paired).count());
  }
}
