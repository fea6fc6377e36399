package io.remblai.job.hiref.mass;

import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.unequal.Unequal;
import io.remblai.job.hiref.unequal.UnequalText;
import io.remblai.refine.RefineOptions;
import io.remblai.spark.coupling.BlockCoupling;
import java.util.Locale;
import java.util.Optional;

/** Says in words how much of each row is matched. */
public final class MassText {

  private MassText() {}

  /** Whether rows share partners by their masses. */
  public static boolean isCoupling(MatchOptions match, MassOptions masses, long n, long m) {
    return masses.weight().isPresent() || (n != m && match.unequal() == Unequal.COUPLING);
  }

  /** That rows are left out, or shared. */
  public static Optional<String> warning(MatchOptions match, MassOptions masses, long n, long m) {
    long sources = masses.sources(n);
    long targets = masses.targets(m);
    if (masses.weight().isPresent() || sources == targets) {
      return Optional.empty();
    }
    return Optional.of(
        UnequalText.planned(match.unequal(), sources, targets)
            + (masses.ratio().isOne()
                ? ""
                : ", counting every copy of --ratio " + masses.ratio().written()));
  }

  /**
   * How rows are matched that do not meet one to one, beside the plan of the larger table; empty:
   * they do.
   */
  public static Optional<String> how(
      MatchOptions match, MassOptions masses, long n, long m, int dim, RefineOptions refine) {
    if (isCoupling(match, masses, n, m)) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%,d x %,d of dimension %d, coupled by one task, %s",
              n,
              m,
              dim,
              BlockCoupling.isExact(n, m, dim, refine)
                  ? "as one block, exactly"
                  : "in blocks of --leaf-size and rounds of rematching"));
    }
    long sources = masses.sources(n);
    long targets = masses.targets(m);
    return sources == targets
        ? Optional.empty()
        : Optional.of(UnequalText.how(sources, targets, dim, refine));
  }
}
