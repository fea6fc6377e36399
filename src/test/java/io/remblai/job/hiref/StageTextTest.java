package io.remblai.job.hiref;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.geometry.GroundCost;
import io.remblai.job.process.Console;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.StageRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class StageTextTest {

  private static final List<StageRecord> STAGES =
      List.of(
          stage("split", 0, "coordinate", 2, Optional.of(38.84), 37.4656, 1.25),
          stage("split", 1, "coordinate", 4, Optional.of(37.4656), 36.1688, 1.75),
          stage("solve", 0, "exact", 1064, Optional.of(34.6), 27.5, 160),
          stage("rematch", 0, "wide", 4, Optional.of(27.5), 26.4, 6),
          stage("rematch", 1, "random", 8, Optional.of(26.4), 26.2, 4),
          stage("rematch", 2, "midpoint", 8, Optional.of(26.2), 26.125, 5));

  private static StageRecord stage(
      String name,
      int level,
      String kind,
      long blocks,
      Optional<Double> before,
      double after,
      double seconds) {
    return new StageRecord(name, level, kind, blocks, 9, before, Optional.of(after), seconds, true);
  }

  private static String progress(RefinePlan plan, boolean automatic) {
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err));
    StageProgress progress = new StageProgress(plan, automatic, console);
    STAGES.forEach(progress);
    return err.toString().replace(System.lineSeparator(), "\n");
  }

  /** Three levels over the cluster. */
  private static RefinePlan plan(int rounds) {
    RefineOptions options =
        new RefineOptions(
            GroundCost.SQEUCLIDEAN,
            64,
            RefineOptions.DEFAULT_GROUP_SIZE,
            OptionalInt.of(rounds),
            RefineOptions.DEFAULT_TASK_BYTES,
            1);
    RefinePlan plan = RefinePlan.of(3001, 5, options);
    assertEquals(3, plan.distributedLevels());
    return plan;
  }

  @Test
  void progressTellsWhatIsLeft() {
    assertEquals(
        """
          split     1  coordinate         2 blocks  mean cost 37.4656  (-3.539 %)         1.3 s  about 2.5 s left of the split
          split     2  coordinate         4 blocks  mean cost 36.1688  (-3.461 %)         1.8 s  about 1.5 s left of the split
          solve        exact          1,064 blocks  mean cost 27.5000  (-20.520 %)        3 min
          rematch   1  wide               4 blocks  mean cost 26.4000  (-4.000 %)         6.0 s  about 24.0 s left
          rematch   2  random             8 blocks  mean cost 26.2000  (-0.758 %)         4.0 s  about 15.0 s left
          rematch   3  midpoint           8 blocks  mean cost 26.1250  (-0.286 %)         5.0 s  about 10.0 s left
        """,
        progress(plan(5), false));
  }

  @Test
  void roundsThatMayEndSoonerHaveAnUpperBound() {
    String line = progress(plan(64), true).lines().toList().get(5);
    assertEquals("5.0 s  about 5 min left at most", line.substring(line.length() - 31));
    String last = progress(plan(3), true).lines().toList().get(5);
    assertEquals(" 5.0 s", last.substring(last.length() - 6));
  }

  @Test
  void theSummaryIsAStaircase() {
    assertEquals(
        List.of(
            "split:     2 levels         mean cost 36.1688  (-6.877 %)         3.0 s",
            "solve:     1,064 blocks     mean cost 27.5000  (-20.520 %)        3 min",
            "rematch:   3 rounds         mean cost 26.1250  (-5.000 %)        15.0 s",
            "           first, wide      mean cost 26.4000  (-4.000 %)         6.0 s",
            "           last, midpoint   mean cost 26.1250  (-0.286 %)         5.0 s"),
        StageText.staircase(STAGES));
  }
}
