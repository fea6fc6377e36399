package io.remblai.job.divergence;

import io.remblai.info.Rows;
import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tables id, day, features under a folder, and runs of {@code divergence} on them. */
final class DrawnTables {

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("day", DataTypes.StringType, true)
          .add("features", DataTypes.createArrayType(DataTypes.DoubleType), true);

  private final Path folder;
  private int outputs;

  DrawnTables(Path folder) {
    this.folder = folder;
  }

  /** Rows of a day; ids from {@code firstId}. */
  static List<Row> rows(Rows rows, String day, long firstId) {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Double> x = new ArrayList<>();
      for (int k = 0; k < rows.dim(); k++) {
        x.add(rows.at(i, k));
      }
      all.add(RowFactory.create(firstId + i, day, x));
    }
    return all;
  }

  /** Every value times a factor, plus a shift. */
  static Rows moved(Rows rows, double factor, double shift) {
    double[] values = rows.values().clone();
    for (int at = 0; at < values.length; at++) {
      values[at] = factor * values[at] + shift;
    }
    return new Rows(values, rows.size(), rows.dim());
  }

  /** Writes a table; answers its path. */
  String write(String name, List<Row> rows, int partitions) {
    String path = folder.resolve(name).toString();
    SharedSpark.session()
        .createDataFrame(rows, SCHEMA)
        .repartition(partitions)
        .write()
        .mode("overwrite")
        .parquet(path);
    return path;
  }

  String write(String name, Rows rows) {
    return write(name, rows(rows, "d", 0), 3);
  }

  /** One run into a folder of its own. */
  Done run(String source, String target, String... more) {
    String out = folder.resolve("out" + outputs++).toString();
    List<String> all = new ArrayList<>(List.of("divergence", "--source", source));
    all.addAll(List.of("--target", target, "--out", out, "--id-col", "id"));
    all.addAll(List.of(more));
    return new Done(CommandLineRun.of(all.toArray(String[]::new)), Path.of(out));
  }

  /** What a run left behind. */
  record Done(CommandLineRun console, Path out) {

    /** The run, which must have succeeded. */
    Done succeeded() {
      if (console.code() != 0) {
        throw new AssertionError(console.all());
      }
      return this;
    }

    List<Row> read(String table) {
      return SharedSpark.session().read().parquet(out.resolve(table).toString()).collectAsList();
    }

    /** The only line of a measure and quantity. */
    Row line(String measure, String quantity) {
      return line(measure, quantity, "d");
    }

    Row line(String measure, String quantity, String day) {
      List<Row> found =
          read("estimates").stream()
              .filter(row -> row.getAs("estimator").equals(measure))
              .filter(row -> row.getAs("quantity").equals(quantity))
              .filter(
                  row ->
                      !List.of(row.schema().fieldNames()).contains("day")
                          || day.equals(row.getAs("day")))
              .toList();
      if (found.size() != 1) {
        throw new AssertionError(measure + " " + quantity + ": " + found);
      }
      return found.get(0);
    }

    double value(String measure, String quantity) {
      return line(measure, quantity).<Double>getAs("value");
    }
  }
}
