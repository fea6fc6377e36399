package io.remblai.job.info;

import io.remblai.info.soft.SoftBins;
import io.remblai.job.output.Manifest;
import io.remblai.job.output.TextFile;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.InfoTable;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.run.PerLabel;
import io.remblai.spark.info.run.RejectedRows;
import io.remblai.spark.info.run.SoftRun;
import io.remblai.spark.info.soft.BinsRecipe;
import io.remblai.spark.input.BadRowPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The tables of a run in its staging folder. */
public final class StagedEstimates {

  /** Schema of {@code reference_points}. */
  private static final StructType POINTS =
      new StructType()
          .add("column", DataTypes.StringType, false)
          .add("point", DataTypes.IntegerType, false)
          .add("vector", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add("temperature", DataTypes.DoubleType, false);

  private final SparkSession session;
  private final Path folder;
  private final InfoTable table;
  private final Groups groups;

  public StagedEstimates(SparkSession session, Path folder, InfoTable table, Groups groups) {
    this.session = session;
    this.folder = folder;
    this.table = table;
    this.groups = groups;
  }

  /** The estimates as a table in memory, group after group. */
  public Dataset<Row> estimates(List<EstimateLine> lines) {
    List<Row> rows = lines.stream().map(line -> line.row(groups.values(line.group()))).toList();
    return session.createDataFrame(rows, EstimateLine.schema(table.groupFields()));
  }

  /** Writes such a table. */
  public void write(Dataset<Row> estimates) {
    save("estimates", estimates.coalesce(1));
  }

  /** Writes the rows that were set aside, where that was asked for; else an empty table. */
  public void writeRejects(RowCounts counts, InformationOptions options, boolean directions) {
    Dataset<Row> rejects = RejectedRows.of(session, table, counts, directions);
    save(
        "rejects",
        options.asked().badRows() == BadRowPolicy.QUARANTINE ? rejects : rejects.limit(0));
  }

  /** Writes reference points and, where they were asked for, single labels and the sums. */
  public void writeSoft(SoftRun run, InformationOptions options) {
    writePoints(run);
    if (options.perLabel()) {
      save("labels", new PerLabel(session, table, groups, run).table());
    }
    if (options.asked().soft().saveState()) {
      save("state", new SavedState(table, run).table(session, groups).coalesce(1));
    }
  }

  /** Writes the reference points of every length that was met. */
  private void writePoints(SoftRun run) {
    TreeSet<Integer> ofX = new TreeSet<>();
    TreeSet<Integer> ofY = new TreeSet<>();
    for (long group : groups.keys()) {
      if (run.state().group(group).isPresent()) {
        Dims dims = run.state().counts().dims(group).orElseThrow();
        ofX.add(dims.x());
        ofY.add(dims.y());
      }
    }
    ofY.remove(0);
    List<Row> rows = new ArrayList<>();
    addPoints(table.columns().x(), run.settings().x(), ofX, rows);
    table.columns().y().ifPresent(name -> addPoints(name, run.settings().y(), ofY, rows));
    save("reference_points", session.createDataFrame(rows, POINTS).coalesce(1));
  }

  private static void addPoints(
      String column, BinsRecipe recipe, Set<Integer> lengths, List<Row> rows) {
    for (int dim : lengths) {
      SoftBins bins = recipe.bins(dim);
      double[] points = bins.points().rows();
      for (int j = 0; j < bins.count(); j++) {
        double[] point = Arrays.copyOfRange(points, j * dim, (j + 1) * dim);
        rows.add(RowFactory.create(column, j, point, bins.eps()));
      }
    }
  }

  /** Writes the flat numbers of a run. */
  public void writeMetrics(Map<String, ?> metrics) {
    TextFile.write(files(), new Path(folder, "metrics.json"), Manifest.json(metrics));
  }

  /** Writes a table under a name of its own. */
  public void save(String name, Dataset<Row> rows) {
    rows.write().mode("error").parquet(new Path(folder, name).toString());
  }

  private FileSystem files() {
    try {
      return folder.getFileSystem(session.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + folder, e);
    }
  }
}
