package io.remblai.job.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.DemoCloud;
import io.remblai.geometry.DemoCloud.Side;
import io.remblai.geometry.DemoCloudName;
import io.remblai.job.process.Console;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.spark.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class DemoJobTest {

  private static final DemoCloudName RINGS = DemoCloudName.find("mafmoon-rings").orElseThrow();

  @TempDir Path folder;

  private ExitCode run(String out, int partitions, boolean overwrite) {
    SparkSession session = SharedSpark.session();
    assertEquals("local[2]", session.sparkContext().master());
    PrintWriter sink = new PrintWriter(new StringWriter());
    return DemoJob.run(
        new DemoOptions(
            RINGS, 1000, 7, folder.resolve(out).toString(), OptionalInt.of(partitions), overwrite),
        new Console(sink, sink));
  }

  private List<Row> read(String table) {
    return SharedSpark.session()
        .read()
        .parquet(folder.resolve(table).toString())
        .orderBy("id")
        .collectAsList();
  }

  @Test
  void bothCloudsAreTheSameForAnyNumberOfPartitions() {
    assertEquals(ExitCode.DONE, run("one", 1, false));
    assertEquals(ExitCode.DONE, run("seven", 7, false));
    for (String side : new String[] {"/source", "/target"}) {
      List<Row> rows = read("one" + side);
      assertEquals(1000, rows.size());
      assertEquals(rows, read("seven" + side));
    }
    DemoCloud target = DemoCloud.of(RINGS, 7, Side.TARGET, 1000);
    Row row = read("one/target").get(321);
    assertEquals(321L, row.getLong(0));
    assertEquals(List.of(target.point(321)[0], target.point(321)[1]), row.<Float>getList(1));
  }

  @Test
  void theColumnsAreAnIdAndAnArrayOfFloats() {
    run("schema", 2, false);
    var schema =
        SharedSpark.session().read().parquet(folder.resolve("schema/source").toString()).schema();
    assertEquals(List.of("id", "features"), List.of(schema.fieldNames()));
    assertEquals(DataTypes.LongType, schema.apply("id").dataType());
    assertEquals(
        DataTypes.FloatType, ((ArrayType) schema.apply("features").dataType()).elementType());
  }

  @Test
  void anExistingCloudIsReplacedOnlyWhenAsked() {
    run("again", 1, false);
    JobException refused = assertThrows(JobException.class, () -> run("again", 1, false));
    assertEquals(ExitCode.OUTPUT_EXISTS, refused.exitCode());
    assertTrue(refused.getMessage().contains("--mode overwrite"), refused.getMessage());
    assertEquals(ExitCode.DONE, run("again", 2, true));
    assertEquals(1000, read("again/source").size());
  }

  @Test
  void theFunctionSentToSparkIsSmall() throws IOException {
    DemoCloudName large = DemoCloudName.find("gauss-d200").orElseThrow();
    Broadcast<DemoCloud> shared =
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext())
            .broadcast(DemoCloud.of(large, 1, Side.SOURCE, 10));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(new DemoJob.PointRow(shared));
    }
    shared.destroy();
    assertTrue(bytes.size() < 4096, "serialised to " + bytes.size() + " bytes");
  }

  @Test
  void filesFollowSizeAndCores() {
    DemoCloudName wide = DemoCloudName.find("same-gauss-d1000").orElseThrow();
    assertEquals(3, DemoJob.defaultPartitions(DemoCloud.of(wide, 1, Side.SOURCE, 3), 8));
    assertEquals(8, DemoJob.defaultPartitions(DemoCloud.of(wide, 1, Side.SOURCE, 1000), 8));
    assertEquals(60, DemoJob.defaultPartitions(DemoCloud.of(wide, 1, Side.SOURCE, 1_000_000), 8));
  }
}
