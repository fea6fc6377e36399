package io.remblai.job.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the places of our own, made by others: refused by name, whatever they hold. */
@Tag("spark")
final class HostileFilesTest {

  @TempDir static Path folder;

  private static final SparkSession SESSION = SharedSpark.session();
  private static String input;
  private static Dataset<Row> saved;

  @BeforeAll
  static void saveOnce() {
    input = folder.resolve("in").toString();
    SESSION
        .range(20)
        .selectExpr("id", "array(float(id), 1f, float(id % 3)) features", "id % 2 label")
        .write()
        .parquet(input);
    Path out = folder.resolve("first");
    CommandLineRun run = information(out, "--state-out");
    assertEquals(0, run.code(), run::all);
    saved = SESSION.read().parquet(out.resolve("state").toString()).cache();
    assertTrue(saved.count() > 0);
  }

  private static CommandLineRun information(Path out, String more) {
    return CommandLineRun.of(
        "information",
        "--input=" + input,
        "--out=" + out,
        "--label-cols=label",
        "--nulls=0",
        "--bins=4",
        more);
  }

  private static void assertRefused(String name) {
    Path out = folder.resolve("out-" + name);
    CommandLineRun run = information(out, "--state-in=" + folder.resolve(name));
    Answers.assertClear(run, name);
    assertEquals(3, run.code(), () -> name + "\n" + run.all());
    assertTrue(run.err().contains(folder.resolve(name).toString()), run::all);
    assertFalse(Files.exists(out), name);
  }

  @Test
  void sumsThatAreNone() {
    List<Dataset<Row>> tables =
        List.of(
            saved.drop("bytes"),
            saved.withColumn("bytes", functions.lit("text")),
            saved.withColumn("bytes", functions.lit(null).cast(DataTypes.BinaryType)),
            saved.withColumn("bytes", functions.lit(new byte[1000])),
            saved.withColumn("kind", functions.lit("other")),
            saved.withColumn("dim_x", functions.lit(null).cast(DataTypes.IntegerType)),
            saved.withColumn("dim_x", functions.lit(-3)),
            saved.withColumn("dim_y", functions.lit("2")),
            saved.withColumn("draw", functions.lit(1L << 40)),
            saved.withColumn(
                "bytes", functions.expr("overlay(bytes placing X'7fffffff' from 17 for 4)")));
    for (int t = 0; t < tables.size(); t++) {
      tables.get(t).write().parquet(folder.resolve("sums" + t).resolve("state").toString());
      assertRefused("sums" + t);
    }
  }

  @Test
  void filesThatAreNone() throws IOException {
    Path state = Files.createDirectories(folder.resolve("noise").resolve("state"));
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    Files.write(state.resolve("part-0.parquet"), bytes);
    assertRefused("noise");
    Files.createDirectories(folder.resolve("empty").resolve("state"));
    assertRefused("empty");
    assertRefused("missing");
  }

  @Test
  void manifestsThatAreNone() throws IOException {
    List<String> texts =
        List.of(
            "",
            "null",
            "[]",
            "7",
            "{\"status\": {}}",
            "{\"status\": \"succeeded\"}",
            "{\"status\": \"succeeded\", \"command\": \"hiref\", \"configuration\": 7}",
            "{\"status\": \"succeeded\", \"configuration\": {\"source\": \"\", \"id-col\": []}}",
            "{\"status\": \"succeeded\", \"files\": {\"../../x\": -1}}",
            "[".repeat(100_000),
            "\u0000\u0001");
    for (String text : texts) {
      Path out = Files.createDirectories(folder.resolve("manifest"));
      Files.writeString(out.resolve("_manifest.json"), text);
      for (List<String> command :
          List.of(
              List.of("verify"),
              List.of("hiref", "--source=" + input, "--target=" + input),
              List.of("hiref", "--source=" + input, "--target=" + input, "--mode=resume"))) {
        List<String> args = new java.util.ArrayList<>(command);
        args.add("--out=" + out);
        CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
        Answers.assertClear(run, text + command);
        if (!command.contains("--mode=resume")) {
          assertNotEquals(0, run.code(), () -> text + command + run.all());
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve("_manifest.json"), text);
      }
    }
  }
}
