package io.remblai.spark.group;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every group.
 *
 * @param plan how they were solved
 * @param solved the numbers of those that were, in no particular order
 */
public record GroupResults(GroupPlan plan, List<SolvedGroup> solved) {

  /** The numbers of each group of {@link GroupPlan#groups}; null for those that were not solved. */
  List<SolvedGroup> inOrder() {
    Map<Object, SolvedGroup> byKey = new HashMap<>();
    solved.forEach(group -> byKey.put(group.key(), group));
    return plan.groups().stream().map(group -> byKey.get(group.key())).toList();
  }

  /** Pairs of all groups. */
  public long matched() {
    return solved.stream().mapToLong(SolvedGroup::matched).sum();
  }

  /** Cost of all pairs, summed in the order of the groups. */
  public double cost() {
    double sum = 0;
    for (SolvedGroup group : inOrder()) {
      sum += group == null ? 0 : group.cost();
    }
    return sum;
  }

  /** What no maps of all groups cost less than, all pairs together; at least 0. */
  public double bound() {
    double sum = 0;
    for (SolvedGroup group : inOrder()) {
      sum += group == null ? 0 : Math.max(0, group.bound());
    }
    return sum;
  }

  /** Solved groups in which no pair is within the limits. */
  public long empty() {
    return solved.stream().filter(group -> group.matched() == 0).count();
  }
}
