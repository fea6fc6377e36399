package io.remblai.job.hiref;

import io.remblai.job.hiref.mass.MassText;
import io.remblai.job.run.Amounts;
import io.remblai.refine.RefinePlan;
import io.remblai.spark.input.CheckedClouds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says a plan in words. */
final class PlanText {

  /** What a driver needs before it has any block: Spark itself. */
  private static final long DRIVER_BASE_BYTES = 1L << 30;

  /** A block's cut: two directions, the ranks of two samples, counters around two quantiles. */
  private static final long DRIVER_BYTES_PER_BLOCK = 128 << 10;

  /**
   * The pairs that place a round's cuts: as they arrive, joined, sorted, and in the tree's making.
   */
  private static final long COPIES_OF_SAMPLE = 4;

  private PlanText() {}

  /** How a run matches what it has read. */
  static String line(HirefOptions options, CheckedClouds clouds, RefinePlan plan) {
    return MassText.how(
            options.match(),
            options.masses(),
            clouds.sourcePoints(),
            clouds.targetPoints(),
            clouds.dim(),
            options.refine())
        .orElseGet(() -> line(plan));
  }

  /** One line. */
  static String line(RefinePlan plan) {
    return String.format(
        Locale.ROOT,
        "%,d points of dimension %d, %s of at most %,d points, %s",
        plan.points(),
        plan.dim(),
        counted(plan.leaves(), "leaf", "leaves"),
        plan.pointsPerLeaf(),
        rounds(plan));
  }

  /**
   * The whole plan, a line each.
   *
   * @param bound what there is to do for the bound, in words
   */
  static List<String> lines(RefinePlan plan, String bound) {
    List<String> lines = new ArrayList<>();
    lines.add(row("points", "%,d per side, dimension %d", plan.points(), plan.dim()));
    lines.add(
        row(
            "memory",
            "%s for the points of both sides, over the cluster",
            Amounts.bytes(pointBytes(plan))));
    lines.add(
        row(
            "split",
            "%s over the cluster, to %s, each for one task",
            counted(plan.distributedLevels(), "level", "levels"),
            counted(plan.taskBlocks(), "block", "blocks")));
    lines.add(
        row(
            "solve",
            "%s of at most %,d points, exactly",
            counted(plan.leaves(), "leaf", "leaves"),
            plan.pointsPerLeaf()));
    lines.add(row("rematch", "%s", rounds(plan) + (plan.maxRounds() == 0 ? "" : tasks(plan))));
    if (plan.maxRounds() > 0 && plan.wideGroups() > 0) {
      lines.add(row("wide rounds", "%s of about %,d pairs", wideGroups(plan), wideGroup(plan)));
    }
    lines.add(row("bound", "%s", bound));
    lines.add(row("memory per task", "%s", Amounts.bytes(plan.bytesPerTask())));
    lines.add(row("shuffle", "at most %s over the whole run", Amounts.bytes(plan.shuffleBytes())));
    lines.add(row("driver memory", "about %s on a cluster", Amounts.bytes(driverBytes(plan))));
    return lines;
  }

  private static String wideGroups(RefinePlan plan) {
    return counted(plan.wideGroups(), "group", "groups");
  }

  /** Mean pairs of a wide group. */
  private static int wideGroup(RefinePlan plan) {
    return (plan.points() - 1) / plan.wideGroups() + 1;
  }

  /** Coordinates, keys and ids of both clouds, as they are cached. */
  private static long pointBytes(RefinePlan plan) {
    return 2L * plan.points() * (4L * plan.dim() + 2 * Long.BYTES);
  }

  /** An estimate; the driver holds what grows with blocks, never with rows. */
  static long driverBytes(RefinePlan plan) {
    long places = COPIES_OF_SAMPLE * 2L * Float.BYTES * plan.dim() * plan.samplePairs();
    return DRIVER_BASE_BYTES + Math.max(places, DRIVER_BYTES_PER_BLOCK * plan.taskBlocks());
  }

  private static String rounds(RefinePlan plan) {
    return plan.maxRounds() == 0
        ? "no rematching"
        : "at most " + counted(plan.maxRounds(), "round", "rounds") + " of rematching";
  }

  private static String tasks(RefinePlan plan) {
    return ", each in " + counted(plan.shares(), "task", "tasks");
  }

  private static String counted(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }

  private static String row(String name, String format, Object... values) {
    return String.format(Locale.ROOT, "  %-16s ", name)
        + String.format(Locale.ROOT, format, values);
  }
}
