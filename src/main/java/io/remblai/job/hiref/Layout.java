package io.remblai.job.hiref;

import io.remblai.job.hiref.group.GroupText;
import io.remblai.job.hiref.mass.Foreseen;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.group.CountGroups;
import io.remblai.spark.group.GroupPlan;
import io.remblai.spark.input.CheckedClouds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run is laid out.
 *
 * @param plan of the larger cloud; of the larger side of the largest group, where there are groups
 * @param groups how they are solved; empty: there are none
 */
record Layout(RefinePlan plan, Optional<GroupPlan> groups) {

  /** Counts the groups, if there are any. */
  static Layout of(CheckedClouds clouds, HirefOptions options) {
    if (!options.pairing().isGrouped()) {
      RefinePlan plan =
          PlanJob.plan(
              options.masses().sources(clouds.sourcePoints()),
              options.masses().targets(clouds.targetPoints()),
              clouds.dim(),
              options.refine());
      return new Layout(plan, Optional.empty());
    }
    GroupPlan groups =
        GroupPlan.of(
            CountGroups.of(clouds.source(), clouds.target()), settings(clouds.dim(), options));
    return new Layout(
        PlanJob.plan(groups.largest(), groups.largest(), clouds.dim(), options.refine()),
        Optional.of(groups));
  }

  static GroupPlan.Settings settings(int dim, HirefOptions options) {
    return new GroupPlan.Settings(
        dim,
        options.refine(),
        options.match().unequal() != Unequal.ERROR,
        !options.limits().allowAll());
  }

  /** What nobody should find out from the output only. */
  List<String> warnings(CheckedClouds clouds, HirefOptions options) {
    if (groups.isEmpty()) {
      return Foreseen.warnings(
          options.match(),
          options.masses(),
          options.checkpoints(),
          clouds.sourcePoints(),
          clouds.targetPoints());
    }
    List<String> warnings = new ArrayList<>(GroupText.warnings(groups.orElseThrow()));
    Foreseen.withoutCheckpoints("maps of groups", options.checkpoints()).ifPresent(warnings::add);
    return warnings;
  }

  /** What is solved how, in a line. */
  String line(CheckedClouds clouds, HirefOptions options) {
    return groups.map(GroupText::how).orElseGet(() -> PlanText.line(options, clouds, plan));
  }
}
