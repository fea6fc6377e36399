package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.job.CommandLineRun;
import io.remblai.spark.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pairs that a whole run writes do not depend on how the input is spread. */
@Tag("spark")
final class HirefPartitionsTest {

  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final String OPEN_COST = "spark.sql.files.openCostInBytes";
  private static final String SHUFFLE = "spark.sql.shuffle.partitions";

  @TempDir Path folder;

  private final SparkSession session = SharedSpark.session();

  @AfterEach
  void putBack() {
    session.conf().set(SHUFFLE, "4");
    session.conf().unset(ADAPTIVE);
    session.conf().unset(OPEN_COST);
  }

  @Test
  void thePairsAreTheSameRowByRow() {
    List<String> first = pairs(1, true, 4);
    assertEquals(1500, first.size());
    assertEquals(first, pairs(7, false, 3));
    assertEquals(first, pairs(64, true, 5));
  }

  /** The rows of the table of pairs, costs to the last bit, by source id. */
  private List<String> pairs(int partitions, boolean adaptive, int shuffled) {
    String name = partitions + "-" + adaptive;
    session.conf().set(ADAPTIVE, String.valueOf(adaptive));
    session.conf().set(SHUFFLE, String.valueOf(shuffled));
    session.conf().set(OPEN_COST, "134217728"); // Of a whole partition: no two files share one.
    for (int side = 0; side < 2; side++) {
      session
          .range(0, 1500, 1, 1)
          .selectExpr(
              "id",
              "transform(sequence(1, 3), k -> cast(pmod(hash(id, k, %d), 10007) as float)) as features"
                  .formatted(side))
          .orderBy(side == 0 ? "id" : "features")
          .repartition(partitions)
          .write()
          .parquet(path(name, side));
      assertEquals(
          partitions, session.read().parquet(path(name, side)).javaRDD().getNumPartitions());
    }
    String out = folder.resolve(name).toString();
    CommandLineRun run =
        CommandLineRun.of(
            "hiref --leaf-size 64 --rematch-rounds 3 --source %s --target %s --out %s"
                .formatted(path(name, 0), path(name, 1), out)
                .split(" "));
    assertEquals(0, run.code(), run::all);
    return session
        .read()
        .parquet(out + "/pairs")
        .selectExpr("source_id", "to_json(struct(*)) as row", "hex(double(cost)) as bits")
        .orderBy("source_id")
        .selectExpr("concat(row, ' ', bits)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private String path(String name, int side) {
    return folder.resolve(name + "-" + side).toString();
  }
}
