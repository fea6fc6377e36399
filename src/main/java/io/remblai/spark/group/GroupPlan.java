package io.remblai.spark.group;

import io.remblai.refine.RefineOptions;
import io.remblai.refine.RefinePlan;
import io.remblai.refine.partial.PartialPlan;
import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the groups of two clouds are solved. A function of their sizes, the dimension and the
 * settings, never of the machines.
 *
 * <p>A group goes to a task if solving it alone would be one exact block of one task: it is solved
 * there in the same way, so that its map is that of the group alone, bit for bit. What is larger is
 * solved by the whole cluster.
 */
public final class GroupPlan {

  /**
   * Settings.
   *
   * @param dim coordinates of each point
   * @param refine of the solver
   * @param unequal whether groups may have different numbers of rows in source and target
   * @param limited whether some pairs are not allowed
   */
  public record Settings(int dim, RefineOptions refine, boolean unequal, boolean limited) {}

  private final Settings settings;
  private final List<Group> groups;
  private final List<Fate> fates;
  private final Packing packing;

  private GroupPlan(Settings settings, List<Group> groups, List<Fate> fates, Packing packing) {
    this.settings = settings;
    this.groups = groups;
    this.fates = fates;
    this.packing = packing;
  }

  /**
   * Lays out a run.
   *
   * @param groups in the order of their keys
   */
  public static GroupPlan of(List<Group> groups, Settings settings) {
    List<Fate> fates = new ArrayList<>(groups.size());
    List<Group> small = new ArrayList<>();
    for (Group group : groups) {
      Fate fate = fate(group, settings);
      fates.add(fate);
      if (fate == Fate.TASK) {
        small.add(group);
      }
    }
    return new GroupPlan(
        settings,
        List.copyOf(groups),
        List.copyOf(fates),
        Packing.of(small, settings.dim(), settings.refine().taskBytes()));
  }

  private static Fate fate(Group group, Settings settings) {
    if (group.targets() == 0) {
      return Fate.NO_TARGETS;
    }
    if (group.sources() == 0) {
      return Fate.NO_SOURCES;
    }
    boolean equal = group.sources() == group.targets();
    if (!equal && !settings.unequal()) {
      return Fate.UNEQUAL;
    }
    boolean one = !equal || isOneLeaf(group, settings);
    boolean rectangle = (equal && !settings.limited()) || isOneBlock(group, settings);
    return one && rectangle ? Fate.TASK : Fate.CLUSTER;
  }

  private static boolean isOneLeaf(Group group, Settings settings) {
    try {
      return RefinePlan.of(group.sources(), settings.dim(), settings.refine()).leaves() == 1;
    } catch (IllegalArgumentException tooLarge) {
      return false; // The cluster refuses it, with a reason.
    }
  }

  private static boolean isOneBlock(Group group, Settings settings) {
    return PartialPlan.isOneBlock(group.least(), group.most(), settings.dim(), settings.refine());
  }

  public Settings settings() {
    return settings;
  }

  /** All groups in the order of their keys. */
  public List<Group> groups() {
    return groups;
  }

  /** What becomes of each of {@link #groups}. */
  public List<Fate> fates() {
    return fates;
  }

  /** The groups of a fate. */
  public List<Group> of(Fate fate) {
    List<Group> found = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      if (fates.get(g) == fate) {
        found.add(groups.get(g));
      }
    }
    return found;
  }

  /** How many groups there are of each fate that occurs. */
  public Map<Fate, Integer> counts() {
    Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    fates.forEach(fate -> counts.merge(fate, 1, Integer::sum));
    return counts;
  }

  /** Rows of the larger side of the largest group that is solved; 1 if none is. */
  public long largest() {
    long largest = 1;
    for (int g = 0; g < groups.size(); g++) {
      if (fates.get(g).isSolved()) {
        largest = Math.max(largest, groups.get(g).most());
      }
    }
    return largest;
  }

  /** Where the groups go that tasks solve. */
  public Packing packing() {
    return packing;
  }

  /** Keys of groups. */
  public static List<GroupKey> keys(List<Group> groups) {
    return groups.stream().map(Group::key).toList();
  }
}
