package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.refine.SplitOptions;
import io.remblai.refine.SplitOptions.BaseSolver;
import io.remblai.refine.SplitOptions.Splitter;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that say how {@code hiref} cuts blocks and solves the last ones. */
final class SplitArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Option(
      names = "--splitter",
      order = 14,
      paramLabel = "HOW",
      defaultValue = "coordinate",
      description =
          "How blocks are cut: coordinate, in two along a direction; or frlc, by low-rank couplings,"
              + " as HiRef was published."
              + SHOW)
  String splitter;

  @Option(
      names = "--max-rank",
      order = 14,
      paramLabel = "R",
      description =
          "Of --splitter frlc: most parts of a block on one level, from 2 to 4096. Default: "
              + SplitOptions.DEFAULT_MAX_RANK
              + ".")
  String maxRank;

  @Option(
      names = "--max-base",
      order = 14,
      paramLabel = "POINTS",
      description =
          "Of --splitter frlc: largest block solved whole. Default: that of --leaf-size; "
              + SplitOptions.DEFAULT_SOFT_BASE
              + " for --base-solver frlc, which takes at most "
              + SplitOptions.MOST_SOFT_BASE
              + ".")
  String maxBase;

  @Option(
      names = "--depth",
      order = 14,
      paramLabel = "K",
      description = "Of --splitter frlc: most levels, from 1 to 31. Default: as many as it takes.")
  String depth;

  @Option(
      names = "--base-solver",
      order = 14,
      paramLabel = "HOW",
      defaultValue = "exact",
      description =
          "How blocks are solved that are cut no further: exact, by assignment; or frlc, by a coupling"
              + " of full rank, rounded."
              + SHOW)
  String baseSolver;

  /**
   * The options as a record; empty if anything is wrong, and then the problems say what.
   *
   * @param leafSize of {@code --leaf-size}
   */
  Optional<SplitOptions> read(int leafSize, ArgumentValues values, Problems problems) {
    Optional<Splitter> how = values.choice("--splitter", splitter, Splitter.class);
    Optional<BaseSolver> base = values.choice("--base-solver", baseSolver, BaseSolver.class);
    if (how.isEmpty() || base.isEmpty()) {
      return Optional.empty();
    }
    boolean lowRank = how.get() == Splitter.FRLC;
    if (!lowRank) {
      return coordinate(leafSize, base.get(), problems);
    }
    boolean soft = base.get() == BaseSolver.FRLC;
    int usualBase = soft ? SplitOptions.DEFAULT_SOFT_BASE : leafSize;
    int mostBase = soft ? SplitOptions.MOST_SOFT_BASE : 16_384;
    OptionalLong rank =
        number("--max-rank", maxRank, SplitOptions.DEFAULT_MAX_RANK, 2, 4096, values);
    OptionalLong points = number("--max-base", maxBase, usualBase, 1, mostBase, values);
    OptionalLong levels =
        number("--depth", depth, SplitOptions.DEFAULT_DEPTH, 1, SplitOptions.DEFAULT_DEPTH, values);
    if (rank.isEmpty() || points.isEmpty() || levels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SplitOptions(
            how.get(),
            (int) rank.getAsLong(),
            (int) points.getAsLong(),
            (int) levels.getAsLong(),
            base.get()));
  }

  private Optional<SplitOptions> coordinate(int leafSize, BaseSolver base, Problems problems) {
    refuse("--max-rank", maxRank, problems);
    refuse("--max-base", maxBase, problems);
    refuse("--depth", depth, problems);
    refuse("--base-solver frlc", base == BaseSolver.EXACT ? null : baseSolver, problems);
    return problems.isEmpty() ? Optional.of(SplitOptions.coordinate(leafSize)) : Optional.empty();
  }

  private static void refuse(String option, String text, Problems problems) {
    if (text != null) {
      problems.add(option + " needs --splitter frlc");
    }
  }

  private static OptionalLong number(
      String option, String text, int usual, int least, int most, ArgumentValues values) {
    return text == null ? OptionalLong.of(usual) : values.wholeNumber(option, text, least, most);
  }
}
