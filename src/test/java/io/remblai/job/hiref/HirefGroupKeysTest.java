package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The columns that groups and calipers are of, from files to files. */
@Tag("spark")
final class HirefGroupKeysTest extends GroupedRuns {

  @Test
  void keysComeBackInTheirOwnTypes() {
    Object[][] values = {
      {true, Date.valueOf("1969-07-20"), Timestamp.valueOf("1999-12-31 23:59:59.999999")},
      {new BigDecimal("-1.50"), (short) -7, -0.0}
    };
    DataType[][] types = {
      {DataTypes.BooleanType, DataTypes.DateType, DataTypes.TimestampType},
      {DataTypes.createDecimalType(6, 2), DataTypes.ShortType, DataTypes.DoubleType}
    };
    for (int t = 0; t < 2; t++) {
      StructType schema = new StructType().add("id", "int").add("x", "float");
      for (int k = 0; k < 3; k++) {
        schema = schema.add("odd name." + k, types[t][k]);
      }
      Object[] v = values[t];
      List<Row> rows = List.of(RowFactory.create(1, 0.5f, v[0], v[1], v[2]));
      String from = tables.write("typed", tables.session().createDataFrame(rows, schema));
      CommandLineRun run =
          hiref(
              "typed" + t,
              from,
              from,
              "--features-cols",
              "x",
              "--group-cols",
              "odd name.0,odd name.1,odd name.2");
      assertEquals(0, run.code(), run::all);
      verify("typed" + t);
      for (String name : List.of("pairs", "groups")) {
        Dataset<Row> table = table("typed" + t, name);
        for (int k = 0; k < 3; k++) {
          assertEquals(types[t][k], table.schema().apply("odd name." + k).dataType());
          Object back = table.select("`odd name." + k + "`").first().get(0);
          assertEquals(v[k] instanceof Double ? 0.0 : v[k], back);
        }
      }
    }
  }

  @Test
  void wholeNumbersOfDifferentWidthAreOneType() {
    String wide =
        tables.write(
            "wide-target",
            tables.read(target).withColumn("site", functions.col("site").cast(DataTypes.LongType)));
    CommandLineRun run = hiref("w", source, wide, "--group-cols", "site");
    assertEquals(0, run.code(), run::all);
    assertEquals(DataTypes.LongType, table("w", "pairs").schema().apply("site").dataType());
    String text =
        tables.write(
            "text-target",
            tables
                .read(target)
                .withColumn("site", functions.col("site").cast(DataTypes.StringType)));
    assertRefused("is of type int in the source and string in the target", source, text, "site");
  }

  @Test
  void columnsThatAreNoUseAreRefused() {
    assertRefused("has no column `sx`; nearest is `sex`", source, target, "sx");
    assertRefused("group column `features` is of type array<float>", source, target, "features");
    assertRefused(
        "caliper column `sex` is of type string",
        source,
        target,
        "site",
        "--caliper-col",
        "sex",
        "--caliper",
        "1");
    String taken = tables.write("taken", tables.read(source).withColumnRenamed("sex", "COST"));
    assertRefused("has the name of a column of the output", taken, taken, "COST");
  }

  @ParameterizedTest
  @CsvSource({"sex,null", "age,NaN"})
  void rowsWithoutAKeyAreBadRows(String column, String value) {
    List<Row> rows = new ArrayList<>(GroupedTables.rows(0));
    boolean group = column.equals("sex");
    double age = Double.parseDouble(value.equals("null") ? "30" : value);
    rows.add(GroupedTables.row(9_001, new Random(1), group ? null : "f", 1, age));
    String from = tables.write("bad", rows);
    String[] caliper = {"--caliper-col", "age", "--caliper", "5"};
    assertRefused(
        group ? "null or NaN in a group column (first id: 9001)" : "no finite number in a caliper",
        from,
        target,
        "sex,site",
        caliper);
    List<String> more = new ArrayList<>(List.of("--group-cols", "sex,site"));
    more.addAll(List.of(caliper));
    more.addAll(List.of("--on-bad-row", "quarantine"));
    CommandLineRun run = hiref("kept", from, target, more.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
    Row reject = table("kept", "rejects").first();
    assertEquals("9001", reject.getAs("id"));
    assertEquals(group ? "null_group" : "no_caliper", reject.getAs("reason"));
    verify("kept");
  }

  private void assertRefused(String why, String from, String to, String groups, String... more) {
    List<String> all = new ArrayList<>(List.of("--group-cols", groups));
    all.addAll(List.of(more));
    CommandLineRun run = hiref("refused", from, to, all.toArray(String[]::new));
    assertEquals(3, run.code(), run::all);
    assertTrue(run.err().contains(why), run::all);
    assertFalse(Files.exists(folder.resolve("refused")));
  }
}
