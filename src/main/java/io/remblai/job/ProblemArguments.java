package io.remblai.job;

import io.remblai.geometry.GroundCost;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.lowrank.coupling.Marginals;
import io.remblai.spark.lowrank.problem.ObjectiveKind;
import io.remblai.spark.lowrank.problem.ProblemOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options of {@code frlc} that say what is coupled how, as text. */
final class ProblemArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  private static final int MOST_COST_RANK = 1024;

  @Option(
      names = "--objective",
      order = 9,
      paramLabel = "WHAT",
      defaultValue = "w",
      description =
          "w: least cost between features; gw: distances within the source like those within the"
              + " target; fgw: a mixture, distances taken between --coordinates-col."
              + SHOW)
  String objective;

  @Option(
      names = "--cost",
      order = 10,
      paramLabel = "COST",
      defaultValue = "sqeuclidean",
      description =
          "Cost of a pair, for gw of two rows of one table: sqeuclidean |x-y|^2, euclidean |x-y|"
              + " (sampled), or cosine 1-cos(x,y)."
              + SHOW)
  String cost;

  @Option(
      names = "--cost-rank",
      order = 11,
      paramLabel = "K",
      description =
          "Factors of the sampled cost, for euclidean, from 1 to 1024. Default: doubled from 16 until"
              + " its error is below 1 %%, at most 128.")
  String costRank;

  @Option(
      names = "--alpha",
      order = 12,
      paramLabel = "A",
      description =
          "Weight of the distances in fgw, from 0 (as w) to 1 (as gw of the coordinates). Default:"
              + " 0.5.")
  String alpha;

  @Option(
      names = "--marginals",
      order = 13,
      paramLabel = "WHICH",
      defaultValue = "balanced",
      description =
          "balanced: rows keep their weights; semi-relaxed-source or semi-relaxed-target: those of"
              + " one side may change, at a price; unbalanced: of both."
              + SHOW)
  String marginals;

  private static final double DEFAULT_ALPHA = 0.5;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<ProblemOptions> read(
      ArgumentValues values, Problems problems, boolean projects, long seed) {
    Optional<ObjectiveKind> kind = values.choice("--objective", objective, ObjectiveKind.class);
    Optional<GroundCost> ground = values.choice("--cost", cost, GroundCost.class);
    Optional<Marginals> given = values.choice("--marginals", marginals, Marginals.class);
    OptionalLong rank =
        costRank == null
            ? OptionalLong.empty()
            : values.wholeNumber("--cost-rank", costRank, 1, MOST_COST_RANK);
    OptionalDouble part =
        alpha == null ? OptionalDouble.of(DEFAULT_ALPHA) : values.share("--alpha", alpha);
    if (alpha != null && kind.isPresent() && kind.get() != ObjectiveKind.FGW) {
      problems.add("--alpha is for --objective fgw; w is its 0 and gw its 1");
    }
    if (costRank != null && ground.isPresent() && ground.get() != GroundCost.EUCLIDEAN) {
      problems.add("--cost-rank is for --cost euclidean; the others have exact factors");
    }
    if (kind.isEmpty() || ground.isEmpty() || given.isEmpty() || part.isEmpty()) {
      return Optional.empty();
    }
    double weight =
        switch (kind.get()) {
          case W -> 0;
          case GW -> 1;
          case FGW -> part.getAsDouble();
        };
    return Optional.of(
        new ProblemOptions(
            kind.get(),
            ground.get(),
            rank.isPresent() ? OptionalInt.of((int) rank.getAsLong()) : OptionalInt.empty(),
            weight,
            given.get(),
            projects,
            seed));
  }
}
