package io.remblai.bench.info;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.remblai.bench.MarkdownTable;
import io.remblai.spark.info.CountRows;
import io.remblai.spark.info.InfoColumns;
import io.remblai.spark.info.InfoTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The seconds of the whole command beside those of merely reading its table. */
final class JobTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As in conf/spark-laptop.conf. */
  private static final String SHUFFLE_PARTITIONS = "16";

  private final SparkSession session;
  private final Path work;
  private final int repeats;

  /**
   * @param work folder of the tables
   * @param repeats medians of so many, taken in turn after one for the compiler
   */
  JobTable(SparkSession session, Path work, int repeats) {
    this.session = session;
    session.conf().set("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS);
    this.work = work;
    this.repeats = repeats;
  }

  void print(List<VectorTable> tables, PrintStream results, PrintStream progress) {
    results.println(
        ("The command information --estimators soft, m = 100, beside reading: wall seconds, Spark"
                + " local[2], medians of %d in turn after one for the compiler. Ours is every vector"
                + " copied into an array and its length counted; Spark's is a write to the noop sink."
                + " The command looks for groups and labels, sums, writes and publishes; its step that"
                + " reads all vectors and sums is given by itself. Of reading: ours / this, for the"
                + " command to be at least 0.5.")
            .formatted(repeats));
    results.println();
    results.println(
        MarkdownTable.heading(
            List.of(
                "N",
                "d",
                "what",
                "seconds",
                "rows / s",
                "of reading",
                "its sum, s",
                "sum of reading")));
    for (VectorTable table : tables) {
      progress.println(table.toString());
      List<Timed> all = timed(table.written(session, work));
      for (int r = 0; r <= repeats; r++) {
        for (Timed each : all) {
          each.run(r > 0);
        }
      }
      double reading = all.get(0).median();
      all.forEach(each -> results.println(MarkdownTable.line(each.row(table, reading))));
    }
  }

  /** One kind of work and what it took. Not thread safe. */
  private static final class Timed {
    private final String what;
    private final Supplier<OptionalDouble> work; // answers the seconds of its step sum
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> sums = new ArrayList<>();

    Timed(String what, Supplier<OptionalDouble> work) {
      this.what = what;
      this.work = work;
    }

    void run(boolean counted) {
      long start = System.nanoTime();
      OptionalDouble sum = work.get();
      double taken = (System.nanoTime() - start) / 1e9;
      if (counted) {
        seconds.add(taken);
        sum.ifPresent(sums::add);
      }
    }

    double median() {
      return Written.median(seconds);
    }

    List<String> row(VectorTable table, double reading) {
      double own = median();
      return List.of(
          Written.whole((double) table.rows()),
          String.valueOf(table.dim()),
          what,
          Written.seconds(own),
          Written.whole(table.rows() / own),
          Written.ratio(reading / own),
          sums.isEmpty() ? "" : Written.seconds(Written.median(sums)),
          sums.isEmpty() ? "" : Written.ratio(reading / Written.median(sums)));
    }
  }

  private List<Timed> timed(String path) {
    return List.of(
        new Timed("reading, ours", () -> readOurs(path)),
        new Timed("reading, Spark's", () -> readSparks(path)),
        new Timed("soft", () -> soft(path)),
        new Timed("soft, 1,000 labels", () -> soft(path, "--label-cols", "label", "--nulls", "0")),
        new Timed("soft, 1,000 labels, 5 nulls", () -> soft(path, "--label-cols", "label")));
  }

  private OptionalDouble readOurs(String path) {
    Dataset<Row> table = session.read().parquet(path);
    InfoColumns columns =
        new InfoColumns("features", Optional.empty(), List.of(), List.of(), Optional.empty());
    InfoTable.of(path, table, columns).map(new CountRows()).treeReduce(new CountRows.Merge());
    return OptionalDouble.empty();
  }

  private OptionalDouble readSparks(String path) {
    session.read().parquet(path).select("features").write().format("noop").mode("overwrite").save();
    return OptionalDouble.empty();
  }

  private OptionalDouble soft(String path, String... more) {
    Path out = work.resolve("information");
    InformationCommand.run(path, out, more);
    try {
      return OptionalDouble.of(
          JSON.readTree(out.resolve("metrics.json").toFile()).required("seconds_sum").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the metrics of " + out, e);
    }
  }
}
