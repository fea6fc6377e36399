package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.table.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanTextTest {

  private static RefinePlan plan(long points) {
    return PlanJob.plan(points, points, 64, RefineOptions.defaults());
  }

  private static List<String> lines(RefinePlan plan) {
    return PlanText.lines(plan, "none");
  }

  @Test
  void wideRoundsAndTheBoundHaveTheirLines() {
    assertTrue(
        lines(plan(100_000)).contains("  wide rounds      7 groups of about 14,286 pairs"),
        () -> lines(plan(100_000)).toString());
    assertTrue(lines(plan(100_000)).contains("  bound            none"));
  }

  @Test
  void aSmallCloudIsOneBlock() {
    assertEquals(
        "1,000 points of dimension 64, 1 leaf of at most 1,000 points, no rematching",
        PlanText.line(plan(1000)));
    assertTrue(lines(plan(1000)).contains("  rematch          no rematching"));
    assertFalse(String.join(" ", lines(plan(1000))).contains("wide"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10_000, 1_000_000, 100_000_000, 2_000_000_000})
  void numbersMakeSense(long points) {
    RefinePlan plan = plan(points);
    String text = String.join("\n", lines(plan));
    assertTrue(plan.bytesPerTask() > 0, text);
    assertTrue(plan.bytesPerTask() <= RefineOptions.DEFAULT_TASK_BYTES, text);
    assertTrue(plan.shuffleBytes() >= points * 64 * 8, text);
    assertTrue(plan.taskBlocks() >= points * 64 * 8 / RefineOptions.DEFAULT_TASK_BYTES, text);
    assertTrue(PlanText.driverBytes(plan) >= 1L << 30, text);
    assertTrue(PlanText.driverBytes(plan) <= 8L << 30, text);
    assertTrue(!text.contains("-"), text);
  }

  @Test
  void tooManyPointsAreRefusedInWords() {
    InputException refused = assertThrows(InputException.class, () -> plan(3_000_000_000L));
    assertTrue(
        refused
            .getMessage()
            .startsWith("source has 3,000,000,000 rows, but hiref maps at most 2,000,000,000"),
        refused.getMessage());
  }
}
