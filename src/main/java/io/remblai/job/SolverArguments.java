package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.Problems;
import io.remblai.job.frlc.CouplingSolver;
import io.remblai.lowrank.FrlcOptions;
import io.remblai.lowrank.coupling.Marginals;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options of {@code frlc} that steer the solver, as text. */
final class SolverArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  private static final int MOST_RANK = 4096;
  private static final int MOST_ITERATIONS = 1_000_000;
  private static final int MOST_RESTARTS = 1000;

  @Option(
      names = "--rank",
      order = 20,
      paramLabel = "R",
      defaultValue = "16",
      description =
          "Components of both clouds, or R1,R2 of source and target; from 1 to 4096, and at most as"
              + " many as rows."
              + SHOW)
  String rank;

  @Option(
      names = "--solver",
      order = 21,
      paramLabel = "HOW",
      defaultValue = "frlc",
      description =
          "frlc; or transport-clustering: a one-to-one map as by hiref, whose pairs are clustered;"
              + " for w and clouds of equal size."
              + SHOW)
  String solver;

  @Option(
      names = "--tau-inner",
      order = 22,
      paramLabel = "TAU",
      defaultValue = "inf",
      description =
          "How slowly the masses of components move: above 0; inf: all components of a cloud weigh"
              + " the same."
              + SHOW)
  String tauInner;

  @Option(
      names = "--tau-outer",
      order = 23,
      paramLabel = "TAU",
      description =
          "Price of relaxed marginals, above 0, in units of the objective of the independent"
              + " coupling. Default: 1.")
  String tauOuter;

  @Option(
      names = "--gamma",
      order = 24,
      paramLabel = "NATS",
      defaultValue = "30.0",
      description =
          "First step: how far the logarithms of a row's weights may move; above 0, then adapted."
              + SHOW)
  String gamma;

  @Option(
      names = "--max-iter",
      order = 25,
      paramLabel = "N",
      defaultValue = "200",
      description = "Most iterations of one start, from 1 to 1000000." + SHOW)
  String maxIterations;

  @Option(
      names = "--tol",
      order = 26,
      paramLabel = "PART",
      defaultValue = "1e-4",
      description =
          "Stop when iterations gain less than this part of all that was gained over the independent"
              + " coupling: from 0 to below 1."
              + SHOW)
  String tolerance;

  @Option(
      names = "--restarts",
      order = 27,
      paramLabel = "N",
      defaultValue = "2",
      description = "Starts, of which the best is kept, from 1 to 1000." + SHOW)
  String restarts;

  @Option(
      names = "--seed",
      order = 28,
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the run, any 64-bit whole number; same seed, same coupling." + SHOW)
  String seed;

  private CouplingSolver chosen = CouplingSolver.FRLC;

  /** The solver that was read. */
  CouplingSolver solver() {
    return chosen;
  }

  /** A price of relaxed marginals says nothing where none is. */
  void relaxed(Marginals marginals, Problems problems) {
    if (tauOuter != null && marginals == Marginals.BALANCED) {
      problems.add("--tau-outer needs relaxed marginals; say --marginals unbalanced, for example");
    }
  }

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<FrlcOptions> read(ArgumentValues values, Problems problems) {
    values.choice("--solver", solver, CouplingSolver.class).ifPresent(found -> chosen = found);
    OptionalLong[] ranks = ranks(values, problems);
    OptionalDouble inner = values.positive("--tau-inner", tauInner, true);
    OptionalDouble outer =
        tauOuter == null
            ? OptionalDouble.of(FrlcOptions.defaults(1).tauOuter())
            : values.positive("--tau-outer", tauOuter, false);
    OptionalDouble step = values.positive("--gamma", gamma, false);
    OptionalLong most = values.wholeNumber("--max-iter", maxIterations, 1, MOST_ITERATIONS);
    OptionalDouble part =
        tolerance == null ? OptionalDouble.empty() : values.fraction("--tol", tolerance);
    OptionalLong starts = values.wholeNumber("--restarts", restarts, 1, MOST_RESTARTS);
    OptionalLong number = values.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FrlcOptions(
            (int) ranks[0].getAsLong(),
            (int) ranks[1].getAsLong(),
            inner.getAsDouble(),
            outer.getAsDouble(),
            step.getAsDouble(),
            (int) most.getAsLong(),
            FrlcOptions.defaults(1).minIterations(),
            part.getAsDouble(),
            (int) starts.getAsLong(),
            number.getAsLong()));
  }

  /** Both ranks; not both there if the problems say why. */
  private OptionalLong[] ranks(ArgumentValues values, Problems problems) {
    String[] parts = rank == null ? new String[] {null} : rank.split(",", -1);
    if (parts.length > 2) {
      problems.add("--rank is '" + rank + "', but must be R or R1,R2");
    }
    OptionalLong first = values.wholeNumber("--rank", parts[0], 1, MOST_RANK);
    OptionalLong second =
        parts.length == 2 ? values.wholeNumber("--rank", parts[1], 1, MOST_RANK) : first;
    return new OptionalLong[] {first, second};
  }
}
