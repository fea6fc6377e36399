package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Two tables of groups in files, and runs on them. */
final class GroupedTables {

  static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType))
          .add("sex", DataTypes.StringType)
          .add("site", DataTypes.IntegerType)
          .add("age", DataTypes.DoubleType);

  /** Texts that a careless key would mix up, and what would break a careless query. */
  static final String[] SEXES = {"f", "m'--", "\"a,b\"", "a\u0001", "", "\u00e9", "e\u0301"};

  /** Rows of each group in source and target; 300 are more than one block holds. */
  static final int[][] SIZES = {
    {2, 2}, {30, 30}, {5, 9}, {40, 17}, {300, 300}, {260, 310}, {0, 4}, {3, 0}
  };

  private final SparkSession session;
  private final Path shared;

  GroupedTables(SparkSession session, Path shared) {
    this.session = session;
    this.shared = shared;
  }

  SparkSession session() {
    return session;
  }

  String source() {
    return write("source", rows(0));
  }

  String target() {
    return write("target", rows(1));
  }

  Dataset<Row> read(String path) {
    return session.read().parquet(path);
  }

  static List<Row> rows(int side) {
    Random random = new Random(side);
    List<Row> rows = new ArrayList<>();
    for (int g = 0; g < SIZES.length; g++) {
      for (int k = 0; k < SIZES[g][side]; k++) {
        rows.add(row(rows.size(), random, sex(g), site(g), random.nextInt(20, 60)));
      }
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  static String sex(int group) {
    return SEXES[group % SEXES.length];
  }

  static int site(int group) {
    return group / 2 - 1;
  }

  static Row row(long id, Random random, String sex, Integer site, Object age) {
    List<Float> point = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      point.add((float) random.nextGaussian());
    }
    return RowFactory.create(
        id, point, sex, site, age == null ? null : ((Number) age).doubleValue());
  }

  String write(String name, List<Row> rows) {
    return write(name, session.createDataFrame(rows, SCHEMA).repartition(3));
  }

  String write(String name, Dataset<Row> table) {
    String path = shared.resolve(name).toString();
    table.write().mode("overwrite").parquet(path);
    return path;
  }

  static CommandLineRun hiref(Path out, String from, String to, String... more) {
    List<String> args = new ArrayList<>(List.of("hiref", "--source", from, "--target", to));
    args.addAll(List.of("--out", out.toString(), "--leaf-size", "64"));
    args.addAll(List.of("--rematch-rounds", "3"));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  static void verify(Path out) {
    CommandLineRun run = CommandLineRun.of("verify", "--out", out.toString());
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("no pair is of two groups"), run::all);
  }
}
