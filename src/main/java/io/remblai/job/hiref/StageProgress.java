package io.remblai.job.hiref;

import io.remblai.job.process.Console;
import io.remblai.job.run.Amounts;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.StageRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Prints a line per finished stage, with the time to go where something is known of it. Not thread
 * safe.
 *
 * <p>Every level of the split, and every round, touches every point once, so the mean of the last
 * few of a kind tells what the others will take. How many levels are left is known, and how many
 * rounds if their number was asked for; otherwise they end when they gain too little, and only the
 * most that can be left is known. Of the blocks' solution nothing is known beforehand.
 */
final class StageProgress implements Consumer<StageRecord> {

  /** Rounds that the estimate looks back on: the kinds differ, and the first is often slow. */
  private static final int LOOKS_BACK = 4;

  private final RefinePlan plan;
  private final boolean automatic;
  private final Console console;
  private final Deque<Double> seconds = new ArrayDeque<>();
  private String kind = "";

  /**
   * @param automatic whether the rounds may end before their limit
   */
  StageProgress(RefinePlan plan, boolean automatic, Console console) {
    this.plan = plan;
    this.automatic = automatic;
    this.console = console;
  }

  @Override
  public void accept(StageRecord stage) {
    console.progress(("  " + StageText.line(stage) + left(stage)).stripTrailing());
  }

  private String left(StageRecord stage) {
    double mean = mean(stage);
    int done = stage.level() + 1;
    if (stage.stage().equals("split") && done < plan.distributedLevels()) {
      String time = Amounts.duration(mean * (plan.distributedLevels() - done));
      return "  about " + time + " left of the split";
    }
    if (stage.stage().equals("rematch") && done < plan.maxRounds()) {
      String time = Amounts.duration(mean * (plan.maxRounds() - done));
      return "  about " + time + (automatic ? " left at most" : " left");
    }
    return "";
  }

  private double mean(StageRecord stage) {
    if (!kind.equals(stage.stage())) {
      kind = stage.stage();
      seconds.clear();
    }
    seconds.addLast(stage.seconds());
    if (seconds.size() > LOOKS_BACK) {
      seconds.removeFirst();
    }
    return seconds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
