package io.remblai.job.hiref.group;

import io.remblai.spark.group.Fate;
import io.remblai.spark.group.GroupPlan;
import io.remblai.spark.group.GroupResults;
import io.remblai.spark.group.SolvedGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says groups in words and numbers. */
public final class GroupText {

  private GroupText() {}

  /** How groups are solved. */
  public static String how(GroupPlan plan) {
    Map<Fate, Integer> counts = plan.counts();
    int tasks = counts.getOrDefault(Fate.TASK, 0);
    List<String> parts = new ArrayList<>();
    if (tasks > 0) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s in %,d %s, exactly",
              groups(tasks),
              plan.packing().size(),
              plan.packing().size() == 1 ? "task" : "tasks"));
    }
    if (counts.containsKey(Fate.CLUSTER)) {
      parts.add(groups(counts.get(Fate.CLUSTER)) + " by the whole cluster");
    }
    int others = plan.groups().size() - tasks - counts.getOrDefault(Fate.CLUSTER, 0);
    if (others > 0) {
      parts.add(groups(others) + " not at all");
    }
    return parts.isEmpty() ? "no groups" : String.join("; ", parts);
  }

  /** What nobody should find out from the output only. */
  public static List<String> warnings(GroupPlan plan) {
    List<String> warnings = new ArrayList<>();
    Map<Fate, Integer> counts = plan.counts();
    warn(warnings, counts, Fate.NO_TARGETS, "no rows in the target");
    warn(warnings, counts, Fate.NO_SOURCES, "no rows in the source");
    warn(warnings, counts, Fate.UNEQUAL, "different numbers of rows (--unequal error)");
    long larger =
        plan.of(Fate.TASK).stream().filter(group -> group.least() < group.most()).count()
            + plan.of(Fate.CLUSTER).stream().filter(group -> group.least() < group.most()).count();
    if (larger > 0) {
      warnings.add(
          groups(larger)
              + " with more rows on one side: those left out are in unmatched/"
              + " (--unequal partial)");
    }
    return warnings;
  }

  private static void warn(
      List<String> warnings, Map<Fate, Integer> counts, Fate fate, String why) {
    if (counts.containsKey(fate)) {
      warnings.add(groups(counts.get(fate)) + " with " + why + ": see groups/ and unmatched/");
    }
  }

  /** A line for people, and why groups that were solved have no pairs. */
  public static List<String> summary(GroupResults results) {
    List<String> lines = new ArrayList<>();
    lines.add("groups:    " + groups(results.plan().groups().size()) + ": " + how(results.plan()));
    if (results.empty() > 0) {
      lines.add("           " + groups(results.empty()) + " without a pair within the limits");
    }
    return lines;
  }

  /** For the manifest. */
  public static Map<String, Object> content(GroupResults results) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("groups", results.plan().groups().size());
    for (Fate fate : Fate.values()) {
      content.put(
          fate.name().toLowerCase(Locale.ROOT), results.plan().counts().getOrDefault(fate, 0));
    }
    content.put("without_pairs", results.empty());
    content.put("task_bins", results.plan().packing().size());
    return content;
  }

  /** Flat numbers. */
  public static Map<String, Object> metrics(GroupResults results) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("groups", results.plan().groups().size());
    metrics.put("groups_matched", results.solved().stream().filter(g -> g.matched() > 0).count());
    metrics.put(
        "groups_dearest_mean",
        results.solved().stream()
            .filter(group -> group.matched() > 0)
            .mapToDouble(GroupText::mean)
            .max()
            .orElse(0));
    return metrics;
  }

  private static double mean(SolvedGroup group) {
    return group.cost() / group.matched();
  }

  private static String groups(long count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "group" : "groups");
  }
}
