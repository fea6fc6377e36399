package io.remblai.job.hiref;

import io.remblai.job.run.Amounts;
import io.remblai.refine.StageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says the stages of a run in words. */
final class StageText {

  private StageText() {}

  /** One stage in one line, in columns; stages of a kind are counted from 1. */
  static String line(StageRecord stage) {
    boolean counted = !stage.stage().equals("solve") && !stage.stage().equals("choose");
    String number = counted ? String.valueOf(stage.level() + 1) : "";
    return String.format(
        Locale.ROOT,
        "%-7s %3s  %-10s %16s  %-34s %8s",
        stage.stage(),
        number,
        stage.kind(),
        blocks(stage.blocks()),
        stage.costAfter().map(after -> "mean cost " + change(stage.costBefore(), after)).orElse(""),
        Amounts.duration(stage.seconds()));
  }

  /** A whole run as a short staircase: splits, solve, rounds with the first and the last. */
  static List<String> staircase(List<StageRecord> stages) {
    List<String> lines = new ArrayList<>();
    List<StageRecord> splits = of(stages, "split");
    if (!splits.isEmpty()) {
      int levels = splits.size();
      lines.add(step("split", levels + (levels == 1 ? " level" : " levels"), splits));
    }
    List<StageRecord> solved = of(stages, "solve");
    if (!solved.isEmpty()) {
      lines.add(step("solve", blocks(solved.get(0).blocks()), solved));
    }
    List<StageRecord> rounds = of(stages, "rematch");
    if (!rounds.isEmpty()) {
      int number = rounds.size();
      lines.add(step("rematch", number + (number == 1 ? " round" : " rounds"), rounds));
    }
    if (rounds.size() > 2) {
      StageRecord first = rounds.get(0);
      StageRecord last = rounds.get(rounds.size() - 1);
      lines.add(step("", "first, " + first.kind(), List.of(first)));
      lines.add(step("", "last, " + last.kind(), List.of(last)));
    }
    return lines;
  }

  private static List<StageRecord> of(List<StageRecord> stages, String name) {
    return stages.stream().filter(stage -> stage.stage().equals(name)).toList();
  }

  private static String step(String name, String what, List<StageRecord> stages) {
    StageRecord first = stages.get(0);
    StageRecord last = stages.get(stages.size() - 1);
    double seconds = stages.stream().mapToDouble(StageRecord::seconds).sum();
    return String.format(
        Locale.ROOT,
        "%-10s %-16s %-34s %8s",
        name.isEmpty() ? "" : name + ":",
        what,
        last.costAfter().map(after -> "mean cost " + change(first.costBefore(), after)).orElse(""),
        Amounts.duration(seconds));
  }

  private static String blocks(long blocks) {
    return String.format(Locale.ROOT, "%,d %s", blocks, blocks == 1 ? "block" : "blocks");
  }

  /** A cost and by how much of the one before it fell. */
  private static String change(Optional<Double> before, double after) {
    String gain =
        before
            .filter(cost -> cost > 0)
            .map(cost -> String.format(Locale.ROOT, " (%+.3f %%)", 100 * (after - cost) / cost))
            .orElse("");
    return String.format(Locale.ROOT, "%-8.6g%s", after, gain).stripTrailing();
  }
}
