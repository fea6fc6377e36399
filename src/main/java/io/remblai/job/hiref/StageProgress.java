package io.remblai.job.hiref;

import io.remblai.job.process.Console;
import io.remblai.job.run.Amounts;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.StageRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
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
  private OptionalDouble secondsLeft = OptionalDouble.empty();

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

  /** Of the split, or of the rounds, after the last stage; empty where nothing is known. */
  OptionalDouble secondsLeft() {
    return secondsLeft;
  }

  private String left(StageRecord stage) {
    boolean split = stage.stage().equals("split");
    int all =
        split ? plan.distributedLevels() : stage.stage().equals("rematch") ? plan.maxRounds() : 0;
    double mean = mean(stage);
    int left = all - stage.level() - 1;
    secondsLeft = left > 0 ? OptionalDouble.of(mean * left) : OptionalDouble.empty();
    if (secondsLeft.isEmpty()) {
      return "";
    }
    String time = "  about " + Amounts.duration(mean * left) + " left";
    return time + (split ? " of the split" : automatic ? " at most" : "");
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
