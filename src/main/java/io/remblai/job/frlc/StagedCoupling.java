package io.remblai.job.frlc;

import io.remblai.job.output.Manifest;
import io.remblai.job.output.TextFile;
import io.remblai.job.report.CouplingTables;
import io.remblai.lowrank.FrlcResult;
import io.remblai.lowrank.coupling.LatentCoupling;
import io.remblai.lowrank.coupling.TracePoint;
import io.remblai.spark.LiteralPaths;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.CheckedClouds;
import io.remblai.spark.input.Scaling;
import io.remblai.spark.lowrank.problem.CloudImage;
import io.remblai.spark.lowrank.problem.FactoredClouds;
import io.remblai.spark.lowrank.problem.NamedRows;
import io.remblai.spark.output.BijectionCheck;
import io.remblai.spark.output.FactorBooks;
import io.remblai.spark.output.FactorColumns;
import io.remblai.spark.output.FactorTable;
import io.remblai.spark.output.PairTable;
import io.remblai.spark.output.WrittenLatent;
import io.remblai.summary.CouplingSummary.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The tables of a run in its staging folder: written, then read back and checked. */
final class StagedCoupling {

  private static final StructType OBJECTIVE =
      new StructType()
          .add("iteration", DataTypes.IntegerType, false)
          .add("value", DataTypes.DoubleType, false)
          .add("marginal_error", DataTypes.DoubleType, false);

  private final SparkSession session;
  private final Path folder;
  private final CheckedClouds clouds;
  private final FrlcJobOptions options;
  private final FactoredClouds factored;
  private final FrlcResult result;
  private final WrittenLatent latent;

  StagedCoupling(
      SparkSession session,
      Path folder,
      CheckedClouds clouds,
      FrlcJobOptions options,
      FactoredClouds factored,
      FrlcResult result) {
    this.session = session;
    this.folder = folder;
    this.clouds = clouds;
    this.options = options;
    this.factored = factored;
    this.result = result;
    this.latent =
        options.diagonalize()
            ? WrittenLatent.diagonal(result.coupling(), result.mass())
            : WrittenLatent.of(result.coupling(), result.mass());
  }

  /** Writes every table. */
  void write() {
    LatentCoupling coupling = result.coupling();
    Scaling target = clouds.scaling(Side.TARGET);
    FactorColumns q =
        FactorColumns.of(coupling.source(), result.mass())
            .withImages(factored.images(coupling, target.shifts(), target.scales()));
    save(
        "q",
        Side.SOURCE,
        factored.source(),
        options.diagonalize() ? q.mixedBy(coupling.diagonalised()) : q,
        factored.images().stream().map(StagedCoupling::column).toList());
    FactorColumns r = FactorColumns.of(coupling.target(), result.mass());
    save("r", Side.TARGET, factored.target(), r, List.of());
    save("t", latent.table(session).coalesce(1));
    save("objective", session.createDataFrame(trace(), OBJECTIVE).coalesce(1));
    save("rejects", rejects());
  }

  private static String column(CloudImage image) {
    return image.name().equals(CloudImage.FEATURES) ? "projection" : "projection_" + image.name();
  }

  private List<Row> trace() {
    List<Row> rows = new ArrayList<>();
    for (TracePoint point : result.trace()) {
      rows.add(RowFactory.create(point.iteration(), point.value(), point.marginalError()));
    }
    return rows;
  }

  private void save(
      String name, Side side, JavaRDD<NamedRows> rows, FactorColumns columns, List<String> images) {
    Broadcast<FactorColumns> sent =
        JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(columns);
    save(name, FactorTable.of(session, rows, sent, images, clouds.idType(side)));
    sent.destroy();
  }

  private void save(String name, Dataset<Row> table) {
    table.write().mode("error").parquet(new Path(folder, name).toString());
  }

  private Dataset<Row> rejects() {
    return options.badRows() == BadRowPolicy.QUARANTINE
        ? clouds.rejects(session)
        : session.createDataFrame(List.of(), CheckedClouds.REJECTS_SCHEMA);
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

  /**
   * Reads back what was written: every accepted row once in its factor, masses that add up to the
   * coupling's, and a latent coupling whose marginals are the masses of the factors' components.
   *
   * @return what the tables come to
   */
  CouplingTables check() {
    List<String> problems = new ArrayList<>();
    FactorBooks q = FactorBooks.of(read("q"), latent.rowMasses().length);
    FactorBooks r = FactorBooks.of(read("r"), latent.columnMasses().length);
    problems.addAll(ids(Side.SOURCE, clouds.source(), "q"));
    problems.addAll(q.problems("q", result.mass(), latent.rowMasses()));
    problems.addAll(ids(Side.TARGET, clouds.target(), "r"));
    problems.addAll(r.problems("r", result.mass(), latent.columnMasses()));
    problems.addAll(latent.problems(read("t")));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "what was written is not the coupling that was found: " + String.join("; ", problems));
    }
    return new CouplingTables(q, r, latent.plan(), steps());
  }

  private List<Step> steps() {
    return result.trace().stream()
        .map(point -> new Step(point.iteration(), point.value(), point.marginalError()))
        .toList();
  }

  private List<String> ids(Side side, JavaRDD<PointBlock> cloud, String name) {
    Dataset<Row> given = PairTable.ids(session, cloud, clouds.idType(side));
    Dataset<Row> none = given.limit(0);
    BijectionCheck ids =
        BijectionCheck.of(side.toString(), given, read(name).select(FactorTable.ID), none);
    List<String> problems = new ArrayList<>(ids.problems());
    problems.addAll(ids.imbalance(0));
    return problems;
  }

  private Dataset<Row> read(String name) {
    return LiteralPaths.reader(session).parquet(new Path(folder, name).toString());
  }
}
