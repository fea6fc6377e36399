package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of costs and of numbers beside the vectors, from files to files. */
@Tag("spark")
final class HirefCaliperTest extends GroupedRuns {

  @Test
  void largeCloudsKeepCalipersToo() {
    CommandLineRun run =
        hiref("wide", source, target, "--caliper-col", "age,site", "--caliper", "2,0");
    assertEquals(0, run.code(), run::all);
    CommandLineRun check = CommandLineRun.of("verify", "--out", folder.resolve("wide").toString());
    assertEquals(0, check.code(), check::all);
    assertTrue(check.out().contains("no pair is beyond them"), check::all);
    assertTrue(table("wide", "pairs").count() > 500, check::all);
    assertTrue(table("wide", "unmatched").filter("reason = 'beyond --caliper'").count() > 0);
  }

  /** A thousand problems of at most seven rows, each a group, against all matchings. */
  @ParameterizedTest
  @CsvSource({"1.5,6,0.4", "inf,4,inf", "0.8,inf,inf"})
  void smallProblemsAreLikeBruteForce(String cost, String years, String height) {
    double[] limits = {number(cost), number(years), number(height)};
    StructType schema = GroupedTables.SCHEMA.add("height", DataTypes.FloatType);
    List<SmallProblem> problems = new ArrayList<>();
    List<Row> from = new ArrayList<>();
    List<Row> to = new ArrayList<>();
    for (int g = 0; g < 1000; g++) {
      SmallProblem problem = SmallProblem.of(g);
      problems.add(problem);
      problem.addRows(g, from, to);
    }
    List<String> more = new ArrayList<>(List.of("--group-cols", "site", "--certify", "none"));
    if (Double.isFinite(limits[0])) {
      more.addAll(List.of("--max-cost", cost));
    }
    if (Double.isFinite(limits[1]) && Double.isFinite(limits[2])) {
      more.addAll(List.of("--caliper-col", "age,height", "--caliper", years + "," + height));
    } else if (Double.isFinite(limits[1])) {
      more.addAll(List.of("--caliper-col", "age", "--caliper", years));
    }
    CommandLineRun run =
        hiref(
            "small",
            tables.write("small-source", tables.session().createDataFrame(from, schema)),
            tables.write("small-target", tables.session().createDataFrame(to, schema)),
            more.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
    verify("small");
    List<Row> groups = table("small", "groups").orderBy("site").collectAsList();
    assertEquals(1000, groups.size());
    for (int g = 0; g < 1000; g++) {
      SmallProblem.Best best = problems.get(g).best(limits);
      Row found = groups.get(g);
      assertEquals(best.pairs(), found.<Long>getAs("matched"), "problem " + g);
      if (best.pairs() > 0) {
        double mean = best.cost() / best.pairs();
        assertEquals(mean, found.<Double>getAs("cost"), 1e-6 * mean + 1e-9, "problem " + g);
      } else {
        assertTrue(found.<String>getAs("reason").startsWith("no pair is allowed"));
      }
    }
  }

  private static double number(String text) {
    return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }
}
