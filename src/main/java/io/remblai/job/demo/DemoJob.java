package io.remblai.job.demo;

import io.remblai.geometry.DemoCloud;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.job.process.SessionScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Generates the two clouds of {@code demo} and writes them. */
public final class DemoJob {

  /** Columns of both clouds. */
  static final StructType SCHEMA =
      DataTypes.createStructType(
          new StructField[] {
            DataTypes.createStructField("id", DataTypes.LongType, false),
            DataTypes.createStructField(
                "features", DataTypes.createArrayType(DataTypes.FloatType, false), false)
          });

  private static final String SOURCE = "source";
  private static final String TARGET = "target";

  /** Half of an HDFS block: files neither many nor too large for one task. */
  private static final long FILE_BYTES = 64L << 20;

  private DemoJob() {}

  /** Runs in the session that is there, or in one of its own. */
  public static ExitCode run(DemoOptions options, Console console) {
    try (SessionScope scope = SessionScope.open("remblai demo " + options.cloud(), console)) {
      if (!options.overwrite()) {
        refuseToReplace(scope.session(), options);
      }
      write(scope.session(), options, Side.SOURCE, SOURCE, console);
      write(scope.session(), options, Side.TARGET, TARGET, console);
    }
    return ExitCode.DONE;
  }

  private static void refuseToReplace(SparkSession session, DemoOptions options) {
    for (String name : new String[] {SOURCE, TARGET}) {
      Path path = new Path(options.out(), name);
      if (holdsAnything(session, path)) {
        throw new JobException(
            ExitCode.OUTPUT_EXISTS,
            path + " exists. Add --mode overwrite to replace it; nothing was written.");
      }
    }
  }

  /** Whether something is there; an empty folder is removed, since Spark would refuse it. */
  private static boolean holdsAnything(SparkSession session, Path path) {
    try {
      FileSystem files = path.getFileSystem(session.sessionState().newHadoopConf());
      if (!files.exists(path)) {
        return false;
      }
      boolean empty = files.getFileStatus(path).isDirectory() && files.listStatus(path).length == 0;
      return !(empty && files.delete(path, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      SparkSession session, DemoOptions options, Side side, String name, Console console) {
    DemoCloud cloud = DemoCloud.of(options.cloud(), options.seed(), side, options.points());
    String path = new Path(options.out(), name).toString();
    SaveMode mode = options.overwrite() ? SaveMode.Overwrite : SaveMode.ErrorIfExists;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    context.sc().setJobDescription("demo: write " + path);
    Broadcast<DemoCloud> shared = context.broadcast(cloud);
    try {
      rows(session, shared, cloud, options).write().mode(mode).parquet(path);
    } finally {
      shared.destroy();
    }
    console.result(
        "%s: %,d points of %d coordinates in %s"
            .formatted(name, cloud.points(), cloud.dim(), path));
  }

  private static Dataset<Row> rows(
      SparkSession session, Broadcast<DemoCloud> shared, DemoCloud cloud, DemoOptions options) {
    int partitions =
        options
            .partitions()
            .orElse(defaultPartitions(cloud, session.sparkContext().defaultParallelism()));
    return session
        .range(0, cloud.points(), 1, partitions)
        .map(new PointRow(shared), Encoders.row(SCHEMA));
  }

  /** One per core; more where a file would pass {@link #FILE_BYTES}; never more than points. */
  static int defaultPartitions(DemoCloud cloud, int cores) {
    long rowBytes = Long.BYTES + (long) Float.BYTES * cloud.dim();
    long rowsPerFile = Math.max(1, FILE_BYTES / rowBytes);
    long files = Math.max(cores, 1 + (cloud.points() - 1) / rowsPerFile);
    return (int) Math.min(Math.min(files, cloud.points()), Integer.MAX_VALUE);
  }

  /** A row of the table from its index. */
  static final class PointRow implements MapFunction<Long, Row> {

    private static final long serialVersionUID = 1;

    private final Broadcast<DemoCloud> cloud;

    PointRow(Broadcast<DemoCloud> cloud) {
      this.cloud = cloud;
    }

    @Override
    public Row call(Long index) {
      return RowFactory.create(index, cloud.value().point(index));
    }
  }
}
