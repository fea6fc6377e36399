package io.remblai.job.hiref.unequal;

import io.remblai.refine.RefineOptions;
import io.remblai.refine.partial.PartialPlan;
import io.remblai.spark.Side;
import io.remblai.spark.table.RowCount;
import java.util.Locale;

/** Says in words what becomes of clouds of different size. */
public final class UnequalText {

  private UnequalText() {}

  /** What a partial map leaves out. */
  public static String partial(long sources, long targets) {
    Side larger = sources > targets ? Side.SOURCE : Side.TARGET;
    long most = Math.max(sources, targets);
    long least = Math.min(sources, targets);
    return String.format(
        Locale.ROOT,
        "the %s is larger: %,d of its %s are mapped and %,d left out, see unmatched/"
            + " (--unequal partial; --unequal error would refuse)",
        larger,
        least,
        RowCount.of(most),
        most - least);
  }

  /**
   * How clouds of different size are mapped, beside the plan of the larger one.
   *
   * @throws IllegalArgumentException if the settings do not fit the data
   */
  public static String how(long sources, long targets, int dim, RefineOptions refine) {
    long n = Math.min(sources, targets);
    long m = Math.max(sources, targets);
    if (PartialPlan.isOneBlock(n, m, dim, refine)) {
      return String.format(
          Locale.ROOT,
          "%,d x %,d of dimension %d, one block for one task, exactly",
          sources,
          targets,
          dim);
    }
    return String.format(
        Locale.ROOT,
        "%,d x %,d of dimension %d: a sample chooses %,d, which are split and solved; rounds of"
            + " rematching work on all %,d",
        sources,
        targets,
        dim,
        n,
        m);
  }

  /** What a plan of a run says. */
  public static String planned(Unequal unequal, long sources, long targets) {
    return switch (unequal) {
      case ERROR ->
          String.format(
              Locale.ROOT,
              "source has %s, target %,d: --unequal error refuses tables of different size",
              RowCount.of(sources),
              targets);
      case PARTIAL -> partial(sources, targets);
      case COUPLING ->
          String.format(
              Locale.ROOT,
              "source has %s, target %,d: rows share partners (--unequal coupling)",
              RowCount.of(sources),
              targets);
    };
  }
}
