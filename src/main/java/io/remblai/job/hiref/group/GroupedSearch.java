package io.remblai.job.hiref.group;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.job.hiref.group.LargeGroups.Large;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.StageRecord;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import io.remblai.spark.group.Fate;
import io.remblai.spark.group.Group;
import io.remblai.spark.group.GroupPlan;
import io.remblai.spark.group.GroupResults;
import io.remblai.spark.group.GroupTable;
import io.remblai.spark.group.PackedGroups;
import io.remblai.spark.group.PickGroups;
import io.remblai.spark.group.SolvedBin;
import io.remblai.spark.group.SolvedBin.Part;
import io.remblai.spark.group.SolvedGroup;
import io.remblai.spark.map.FoundMap;
import io.remblai.spark.map.LeftOut;
import io.remblai.spark.map.TwoClouds;
import io.remblai.spark.output.UnmatchedTable;
import io.remblai.spark.tag.GroupKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Maps two clouds group by group: the small groups in tasks, then the large ones. */
public final class GroupedSearch {

  private final JavaSparkContext context;
  private final RefineOptions refine;
  private final PairLimits limits;
  private final boolean bounded;
  private final LargeGroups larger;

  private final List<JavaRDD<PairBlock>> pairs = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<SolvedGroup> solved = new ArrayList<>();
  private final List<StageRecord> stages = new ArrayList<>();
  private final List<JavaRDD<?>> kept = new ArrayList<>();
  private boolean converged = true;

  /**
   * @param limits which pairs are allowed within a group
   * @param bounded whether to bound what the best map of each group costs
   * @param progress told how far it has got
   */
  public GroupedSearch(
      JavaSparkContext context,
      RefineOptions refine,
      PairLimits limits,
      boolean bounded,
      Consumer<String> progress) {
    this.context = context;
    this.refine = refine;
    this.limits = limits;
    this.bounded = bounded && limits.allowAll();
    this.larger = new LargeGroups(context, refine, limits, this.bounded, progress);
  }

  /** The map; of the clouds that were planned for. */
  public FoundMap map(TwoClouds clouds, GroupPlan plan) {
    try {
      solveSmall(clouds, plan);
      solveLarge(clouds, plan);
      leaveOut(clouds, plan);
    } catch (Throwable failure) {
      kept.forEach(JavaRDD::unpersist);
      throw failure;
    }
    GroupResults results = new GroupResults(plan, List.copyOf(solved));
    return new FoundMap(
        union(pairs),
        results.matched(),
        stages,
        results.cost() / Math.max(1, results.matched()),
        converged,
        joined(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(results),
        List.copyOf(kept));
  }

  private void solveSmall(TwoClouds clouds, GroupPlan plan) {
    List<Group> small = plan.of(Fate.TASK);
    if (small.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    context
        .sc()
        .setJobDescription(
            "solve %d groups in %d tasks".formatted(small.size(), plan.packing().size()));
    PackedGroups packed =
        PackedGroups.solve(
            context, plan.packing(), clouds.source(), clouds.target(), refine, limits, bounded);
    kept.add(packed.bins());
    pairs.add(packed.bins().flatMap(new SolvedBin.Take(Part.PAIRS)));
    solved.addAll(packed.groups());
    for (Side side : Side.values()) {
      leaveOutOfSmall(side, small, packed);
    }
    report("groups", "task", small.size(), packed.groups(), (System.nanoTime() - start) / 1e9);
  }

  /** What the tasks left out of one side. */
  private void leaveOutOfSmall(Side side, List<Group> small, PackedGroups packed) {
    boolean targets = side == Side.TARGET;
    JavaRDD<SolvedBin> bins = packed.bins();
    long least = small.stream().mapToLong(Group::least).sum();
    add(
        side,
        LeftOut.NO_PARTNER,
        small.stream().mapToLong(group -> rows(group, side)).sum() - least,
        bins.flatMap(new SolvedBin.Take(targets ? Part.FREE_TARGETS : Part.FREE_SOURCES))
            .flatMap(new UnmatchedTable.Rows(refine.cost(), side, true, LeftOut.NO_PARTNER)));
    String beyond = LeftOut.beyond(limits);
    add(
        side,
        beyond,
        least - packed.groups().stream().mapToLong(SolvedGroup::matched).sum(),
        bins.flatMap(new SolvedBin.Take(Part.BEYOND))
            .flatMap(new UnmatchedTable.Rows(refine.cost(), side, targets, beyond)));
  }

  private static long rows(Group group, Side side) {
    return side == Side.SOURCE ? group.sources() : group.targets();
  }

  private void solveLarge(TwoClouds clouds, GroupPlan plan) {
    for (Large large : larger.solve(clouds, plan.of(Fate.CLUSTER))) {
      FoundMap map = large.map();
      kept.addAll(map.kept());
      pairs.add(map.pairs());
      leftOut.addAll(map.leftOut());
      converged &= map.converged();
      solved.add(large.numbers());
      report("group", "cluster", 1, List.of(large.numbers()), large.seconds());
    }
  }

  /** The rows of groups that are not solved. */
  private void leaveOut(TwoClouds clouds, GroupPlan plan) {
    for (Fate fate : List.of(Fate.NO_TARGETS, Fate.NO_SOURCES, Fate.UNEQUAL)) {
      List<Group> groups = plan.of(fate);
      if (groups.isEmpty()) {
        continue;
      }
      PickGroups pick = pick(groups);
      String reason = GroupTable.reason(fate);
      for (Side side : Side.values()) {
        JavaRDD<PointBlock> cloud = side == Side.SOURCE ? clouds.source() : clouds.target();
        add(
            side,
            reason,
            groups.stream().mapToLong(group -> rows(group, side)).sum(),
            cloud.flatMap(pick).flatMap(new UnmatchedTable.Alone(side, reason)));
      }
    }
  }

  private PickGroups pick(List<Group> groups) {
    Broadcast<Set<GroupKey>> keys = context.broadcast(new HashSet<>(GroupPlan.keys(groups)));
    return new PickGroups(keys);
  }

  private void add(Side side, String reason, long count, JavaRDD<Row> rows) {
    if (count > 0) {
      leftOut.add(new LeftOut(side, reason, count, rows, context.emptyRDD()));
    }
  }

  /** What is left out, each side and reason once: there may be very many large groups. */
  private List<LeftOut> joined() {
    Map<List<Object>, List<LeftOut>> alike = new LinkedHashMap<>();
    for (LeftOut left : leftOut) {
      alike
          .computeIfAbsent(List.of(left.side(), left.reason()), any -> new ArrayList<>())
          .add(left);
    }
    return alike.values().stream()
        .map(
            parts ->
                new LeftOut(
                    parts.get(0).side(),
                    parts.get(0).reason(),
                    parts.stream().mapToLong(LeftOut::count).sum(),
                    union(parts.stream().map(LeftOut::rows).toList()),
                    context.emptyRDD()))
        .toList();
  }

  @SuppressWarnings("unchecked") // Java has no arrays of a generic type
  private <T> JavaRDD<T> union(List<JavaRDD<T>> parts) {
    return parts.isEmpty()
        ? context.emptyRDD()
        : context.union((JavaRDD<T>[]) parts.toArray(new JavaRDD<?>[0]));
  }

  private void report(
      String stage, String kind, int groups, List<SolvedGroup> numbers, double seconds) {
    long matched = numbers.stream().mapToLong(SolvedGroup::matched).sum();
    double cost = numbers.stream().mapToDouble(SolvedGroup::cost).sum();
    stages.add(
        new StageRecord(
            stage,
            stages.size(),
            kind,
            groups,
            matched,
            Optional.empty(),
            matched == 0 ? Optional.empty() : Optional.of(cost / matched),
            seconds,
            true));
  }
}
