package io.remblai.job.hiref;

import io.remblai.job.hiref.group.GroupText;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.hiref.unequal.UnequalText;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.checkpoint.CheckpointPace;
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
              clouds.sourcePoints(), clouds.targetPoints(), clouds.dim(), options.refine());
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
    long n = clouds.sourcePoints();
    long m = clouds.targetPoints();
    if (groups.isEmpty() && n == m) {
      return List.of();
    }
    List<String> warnings =
        groups
            .map(GroupText::warnings)
            .map(ArrayList::new)
            .orElseGet(
                () ->
                    new ArrayList<>(List.of(UnequalText.planned(options.match().unequal(), n, m))));
    String kind = groups.isPresent() ? "maps of groups" : "maps of tables of different size";
    if (options.checkpoints() == CheckpointPace.EVERY_STAGE) {
      throw new JobException(
          ExitCode.USAGE,
          "--checkpoint every-stage: "
              + kind
              + " keep no checkpoints; say --checkpoint none, or auto; nothing was written");
    }
    if (options.checkpoints() != CheckpointPace.NONE) {
      warnings.add(
          kind + " keep no checkpoints; a run that is interrupted starts from the beginning");
    }
    return warnings;
  }

  /** What is solved how, in a line. */
  String line(CheckedClouds clouds, HirefOptions options) {
    long n = clouds.sourcePoints();
    long m = clouds.targetPoints();
    return groups
        .map(GroupText::how)
        .orElseGet(
            () ->
                n == m
                    ? PlanText.line(plan)
                    : UnequalText.how(
                        options.match().unequal(), n, m, clouds.dim(), options.refine()));
  }
}
