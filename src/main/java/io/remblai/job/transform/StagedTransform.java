package io.remblai.job.transform;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.TextFile;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.CheckedCloud;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.output.BijectionCheck;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.transform.MovedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The tables of a run in its staging folder: written, then read back and checked. */
final class StagedTransform {

  private final SparkSession session;
  private final Path folder;

  StagedTransform(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /** Writes the rows where the map takes them, and those set aside where that was asked for. */
  void write(Dataset<Row> mapped, CheckedCloud input, BadRowPolicy badRows) {
    save("mapped", mapped);
    save(
        "rejects",
        badRows == BadRowPolicy.QUARANTINE
            ? input.rejects(session)
            : session.createDataFrame(List.of(), CheckedClouds.REJECTS_SCHEMA));
  }

  /** Reads back what was written: every accepted row once, finite numbers, vectors of a length. */
  void check(CheckedCloud input, int dim) {
    Dataset<Row> mapped =
        LiteralPaths.reader(session).parquet(new Path(folder, "mapped").toString());
    Dataset<Row> given = PairTable.ids(session, input.points(), input.idType());
    BijectionCheck books =
        BijectionCheck.of("input", given, mapped.select(MovedTable.ID), given.limit(0));
    List<String> problems = new ArrayList<>(books.problems());
    problems.addAll(books.imbalance(0));
    Column distance = functions.col(MovedTable.DISTANCE);
    Column image = functions.col(MovedTable.MAPPED);
    Column sound =
        distance
            .geq(0)
            .and(distance.lt(Double.POSITIVE_INFINITY))
            .and(functions.size(image).equalTo(dim))
            .and(functions.array_max(image).lt(Float.POSITIVE_INFINITY)) // NaN is the greatest
            .and(functions.array_min(image).gt(Float.NEGATIVE_INFINITY));
    long odd =
        mapped.filter(functions.not(functions.coalesce(sound, functions.lit(false)))).count();
    if (odd > 0) {
      problems.add(odd + " rows were mapped to no place");
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "what was written is not what was asked for: " + String.join("; ", problems));
    }
  }

  /** Writes the flat numbers of a run. */
  void writeMetrics(Map<String, ?> metrics) {
    try {
      TextFile.write(
          folder.getFileSystem(session.sparkContext().hadoopConfiguration()),
          new Path(folder, "metrics.json"),
          Manifest.json(metrics));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + folder, e);
    }
  }

  private void save(String name, Dataset<Row> rows) {
    rows.write().mode("error").parquet(new Path(folder, name).toString());
  }
}
