package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.job.CommandLineRun;
import io.remblai.job.output.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps of groups, from files to files. */
@Tag("spark")
final class HirefGroupsTest extends GroupedRuns {

  private List<Row> pairs(Dataset<Row> pairs) {
    return pairs
        .select("source_id", "target_id", "cost", "block_path")
        .orderBy("source_id")
        .collectAsList();
  }

  private Manifest manifest(String out) throws IOException {
    return Manifest.parse(Files.readString(folder.resolve(out).resolve("_manifest.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--certify none", "--max-cost 1.5", "--caliper-col age --caliper 4"})
  void everyGroupIsAsIfAlone(String option) throws IOException {
    List<String> more = new ArrayList<>(Arrays.asList(option.split(" ")));
    more.addAll(List.of("--group-cols", "sex,site"));
    CommandLineRun run = hiref("all", source, target, more.toArray(String[]::new));
    assertEquals(0, run.code(), run::all);
    verify("all");
    Dataset<Row> groups = table("all", "groups");
    assertEquals(GroupedTables.SIZES.length, groups.count());
    for (int g = 0; g < GroupedTables.SIZES.length; g++) {
      String where = "group " + g;
      Row found = only(groups, g).first();
      assertEquals(GroupedTables.SIZES[g][0], found.<Long>getAs("source_rows"), where);
      assertEquals(GroupedTables.SIZES[g][1], found.<Long>getAs("target_rows"), where);
      if (GroupedTables.SIZES[g][0] == 0 || GroupedTables.SIZES[g][1] == 0) {
        assertTrue(found.<String>getAs("reason").contains("no rows in the"), where);
        assertEquals(0, only(table("all", "pairs"), g).count());
        continue;
      }
      assertEquals(
          GroupedTables.SIZES[g][0] > 256 ? "cluster" : "task", found.getAs("solver"), where);
      String from = tables.write("own-source", only(tables.read(source), g));
      String to = tables.write("own-target", only(tables.read(target), g));
      CommandLineRun alone = hiref("alone" + g, from, to, option.split(" "));
      assertEquals(0, alone.code(), alone::all);
      List<Row> own = pairs(table("alone" + g, "pairs"));
      assertEquals(own, pairs(only(table("all", "pairs"), g)), where);
      assertEquals(own.size(), found.<Long>getAs("matched"), where);
      if (!own.isEmpty()) {
        double mean = manifest("alone" + g).number("cost", "mean").orElseThrow();
        assertEquals(mean, found.<Double>getAs("cost"), 1e-12 * mean, where);
      }
    }
  }

  private static Dataset<Row> only(Dataset<Row> table, int group) {
    return table.filter(
        functions
            .col("sex")
            .equalTo(GroupedTables.sex(group))
            .and(functions.col("site").equalTo(GroupedTables.site(group))));
  }

  @Test
  void rowsWithoutPartnersSayWhy() throws IOException {
    CommandLineRun run =
        GroupedTables.hiref(folder.resolve("all"), source, target, "--group-cols", "sex,site");
    assertEquals(0, run.code(), run::all);
    assertTrue(run.err().contains("1 group with no rows in the source"), run::all);
    Dataset<Row> unmatched = table("all", "unmatched");
    assertEquals(
        3, unmatched.filter("side = 'source' and reason like '%no rows in the target'").count());
    assertEquals(
        4, unmatched.filter("side = 'target' and reason like '%no rows in the source'").count());
    assertEquals(
        40 - 17, unmatched.filter("side = 'source' and reason = 'no partner left'").count());
    assertEquals(
        4 + 50, unmatched.filter("side = 'target' and reason = 'no partner left'").count());
    Manifest manifest = manifest("all");
    assertTrue(Files.exists(folder.resolve("all/report.html")));
    assertEquals("groups", manifest.text("bound", "certified_by").orElseThrow());
    double mean = manifest.number("cost", "mean").orElseThrow();
    double bound = manifest.number("bound", "certified_lower_bound").orElseThrow();
    assertTrue(bound > 0 && bound <= mean, bound + " of " + mean);
    assertEquals("8", manifest.text("groups", "groups").orElseThrow());
  }

  @Test
  void groupsOfDifferentSizeMayBeRefused() {
    CommandLineRun run =
        hiref("all", source, target, "--group-cols", "sex,site", "--unequal", "error");
    assertEquals(0, run.code(), run::all);
    verify("all");
    assertEquals(3, table("all", "groups").filter("reason like '%(--unequal error)'").count());
    assertEquals(2 + 30 + 300, table("all", "pairs").count());
    assertEquals(
        5 + 40 + 260,
        table("all", "unmatched")
            .filter("side = 'source' and reason like '%(--unequal error)'")
            .count());
  }

  @Test
  void partitionsDoNotMatter() {
    List<Row> expected = null;
    List<Row> left = null;
    for (int partitions : new int[] {1, 7, 64}) {
      String from = tables.write("p-source", tables.read(source).repartition(partitions));
      String to = tables.write("p-target", tables.read(target).repartition(partitions));
      String out = "p" + partitions;
      CommandLineRun run =
          hiref(out, from, to, "--group-cols", "site", "--caliper-col", "age", "--caliper", "3");
      assertEquals(0, run.code(), run::all);
      List<Row> pairs = pairs(table(out, "pairs"));
      List<Row> unmatched = table(out, "unmatched").orderBy("side", "id", "reason").collectAsList();
      expected = expected == null ? pairs : expected;
      left = left == null ? unmatched : left;
      assertEquals(expected, pairs, partitions + " partitions");
      assertEquals(left, unmatched, partitions + " partitions");
    }
  }

  @Test
  void aPlanCountsTheGroups() {
    CommandLineRun run = hiref("p", source, target, "--group-cols", "sex,site", "--dry-run");
    assertEquals(0, run.code(), run::all);
    assertTrue(run.out().contains("groups           8: 4 groups in 1 task, exactly"), run::all);
    assertTrue(run.out().contains("2 groups by the whole cluster"), run::all);
    assertFalse(Files.exists(folder.resolve("p")));
  }

  @Test
  void groupsKeepNoCheckpoints() {
    CommandLineRun run =
        hiref("c", source, target, "--group-cols", "site", "--checkpoint", "every-stage");
    assertEquals(2, run.code(), run::all);
    assertTrue(run.err().contains("maps of groups keep no checkpoints"), run::all);
  }

  /** What {@code verify} is for: a pair whose rows have moved to other groups since. */
  @Test
  void verifyFindsPairsOfTwoGroups() {
    CommandLineRun run = hiref("v", source, target, "--group-cols", "site");
    assertEquals(0, run.code(), run::all);
    String moved =
        tables.write(
            "moved",
            tables
                .read(target)
                .withColumn(
                    "site",
                    functions
                        .when(functions.col("id").equalTo(0), 77)
                        .otherwise(functions.col("site"))));
    CommandLineRun check =
        CommandLineRun.of("verify", "--out", folder.resolve("v").toString(), "--target", moved);
    assertEquals(1, check.code(), check::all);
    assertTrue(check.out().contains("FAIL   groups"), check::all);
  }
}
