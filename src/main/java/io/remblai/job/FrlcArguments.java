package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.frlc.CouplingSolver;
import io.remblai.job.frlc.FrlcJobOptions;
import io.remblai.job.output.OutputMode;
import io.remblai.lowrank.FrlcOptions;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.lowrank.problem.ObjectiveKind;
import io.remblai.spark.lowrank.problem.ProblemOptions;
import io.remblai.spark.table.TableSpec.Features;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code frlc}, as text; checked together. */
final class FrlcArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Mixin CommonArguments common;

  @Mixin PlaceArguments places;

  @Mixin ColumnArguments columns;

  @Mixin ProblemArguments problem;

  @Mixin SolverArguments settings;

  @Option(
      names = "--target",
      required = true,
      order = 2,
      paramLabel = "TABLE",
      description = "Target cloud; may have another number of rows than the source.")
  String target;

  @Option(
      names = "--coordinates-col",
      order = 7,
      paramLabel = "NAME",
      description =
          "For fgw: column of the vectors whose squared distances within either table are compared;"
              + " their lengths may differ between the tables.")
  String coordinates;

  @Option(
      names = "--weight-col",
      order = 8,
      paramLabel = "NAME",
      description =
          "Column of the rows' weights: numbers, at least 0; brought to a sum of 1 in each table."
              + " Default: all rows weigh the same.")
  String weight;

  @Option(
      names = "--standardize",
      order = 14,
      paramLabel = "HOW",
      defaultValue = "none",
      description =
          "none, or zscore: shift and scale each feature by mean and standard deviation; for w,"
              + " without --weight-col."
              + SHOW)
  String standardize;

  @Option(
      names = "--diagonalize",
      order = 30,
      description =
          "Write the same coupling with a diagonal t: rows of q are multiplied by T over the masses"
              + " of its rows.")
  boolean diagonalize;

  @Option(
      names = "--emit-projection",
      order = 31,
      description =
          "Write with every row of q the mean of the targets it is coupled to: in units of the"
              + " target's input; for cosine, of unit vectors.")
  boolean emitProjection;

  @Option(
      names = "--on-bad-row",
      order = 32,
      paramLabel = "WHAT",
      defaultValue = "fail",
      description =
          "Rows with null, NaN, infinity, wrong length or a duplicate id: fail; drop them; or"
              + " quarantine them in rejects/."
              + SHOW)
  String onBadRow;

  @Option(
      names = "--mode",
      order = 33,
      paramLabel = "MODE",
      defaultValue = "error",
      description =
          "Where the output exists: error; overwrite once the new one is whole; resume an"
              + " interrupted run; or skip-if-complete."
              + SHOW)
  String mode;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<FrlcJobOptions> read(boolean dryRun, Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    Optional<Features> features = columns.read(values, problems);
    places.check(target, dryRun, values, problems);
    values.present("--coordinates-col", coordinates);
    values.present("--weight-col", weight);
    Optional<FrlcOptions> solving = settings.read(values, problems);
    Optional<ProblemOptions> asked =
        problem.read(values, problems, emitProjection, solving.map(FrlcOptions::seed).orElse(0L));
    Optional<Standardize> scale = values.choice("--standardize", standardize, Standardize.class);
    Optional<BadRowPolicy> policy = values.choice("--on-bad-row", onBadRow, BadRowPolicy.class);
    Optional<OutputMode> where = values.choice("--mode", mode, OutputMode.class);
    asked.ifPresent(known -> together(known, scale, solving, problems));
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FrlcJobOptions(
            places.source(),
            target.strip(),
            places.out(),
            columns.idColumn,
            features.orElseThrow(),
            Optional.ofNullable(coordinates),
            Optional.ofNullable(weight),
            scale.orElseThrow(),
            asked.orElseThrow(),
            settings.solver(),
            solving.orElseThrow(),
            diagonalize,
            policy.orElseThrow(),
            where.orElseThrow(),
            dryRun));
  }

  /** What options must not say together. */
  private void together(
      ProblemOptions asked,
      Optional<Standardize> scale,
      Optional<FrlcOptions> solving,
      Problems problems) {
    boolean fused = asked.objective() == ObjectiveKind.FGW;
    if (fused && coordinates == null) {
      problems.add("--objective fgw needs --coordinates-col NAME");
    }
    if (!fused && coordinates != null) {
      problems.add("--coordinates-col is for --objective fgw; w and gw compare the features alone");
    }
    if (scale.equals(Optional.of(Standardize.ZSCORE))
        && (asked.objective() != ObjectiveKind.W || weight != null)) {
      problems.add(
          "--standardize zscore is for --objective w without --weight-col; scale the columns"
              + " beforehand");
    }
    settings.relaxed(asked.marginals(), problems);
    if (settings.solver() == CouplingSolver.TRANSPORT_CLUSTERING) {
      clustered(asked, solving, problems);
    }
  }

  private void clustered(ProblemOptions asked, Optional<FrlcOptions> solving, Problems problems) {
    boolean relaxed = asked.marginals().sourceRelaxed() || asked.marginals().targetRelaxed();
    if (asked.objective() != ObjectiveKind.W || relaxed || weight != null) {
      problems.add(
          "--solver transport-clustering starts from a one-to-one map: it is for --objective w,"
              + " --marginals balanced and no --weight-col");
    }
    if (solving.isPresent() && solving.get().sourceRank() != solving.get().targetRank()) {
      problems.add("--solver transport-clustering has one rank on both sides; say --rank R");
    }
  }
}
