package io.remblai.job;

import io.remblai.geometry.GroundCost;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.argument.CommonArguments;
import io.remblai.job.argument.Problems;
import io.remblai.job.bound.BoundOptions;
import io.remblai.job.hiref.HirefOptions;
import io.remblai.job.hiref.group.PairingOptions;
import io.remblai.job.hiref.mass.MassOptions;
import io.remblai.job.hiref.quality.QualityOptions;
import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.hiref.warm.WarmOptions;
import io.remblai.job.output.OutputMode;
import io.remblai.refine.RefineOptions;
import io.remblai.refine.SplitOptions;
import io.remblai.spark.checkpoint.CheckpointPace;
import io.remblai.spark.input.BadRowPolicy;
import io.remblai.spark.input.Standardize;
import io.remblai.spark.table.TableSpec.Features;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code hiref} and {@code plan}, as text; checked together. */
final class HirefArguments {

  private static final String SHOW = " Default: ${DEFAULT-VALUE}.";

  @Mixin CommonArguments common;

  @Mixin PlaceArguments places;

  @Mixin ColumnArguments columns;

  @Mixin BoundArguments bound;

  @Mixin SplitArguments split;

  @Mixin CheckpointArguments checkpoints;

  @Mixin MatchArguments match;

  @Mixin WarmArguments warm;
  @Mixin QualityArguments quality;
  @Mixin GroupArguments groups;
  @Mixin MassArguments mass;

  @Option(
      names = "--target",
      required = true,
      order = 2,
      paramLabel = "TABLE",
      description = "Target cloud: as many accepted rows as the source, or see --unequal.")
  String target;

  @Option(
      names = "--cost",
      order = 7,
      paramLabel = "COST",
      defaultValue = "sqeuclidean",
      description =
          "Cost of a pair: sqeuclidean |x-y|^2, euclidean |x-y|, or cosine 1-cos(x,y)." + SHOW)
  String cost;

  @Option(
      names = "--standardize",
      order = 8,
      paramLabel = "HOW",
      defaultValue = "none",
      description =
          "none, or zscore: shift and scale each coordinate by mean and standard deviation." + SHOW)
  String standardize;

  @Option(
      names = "--leaf-size",
      order = 9,
      paramLabel = "POINTS",
      defaultValue = "" + RefineOptions.DEFAULT_LEAF_SIZE,
      description = "Largest block solved exactly, in points, from 2 to 16384." + SHOW)
  String leafSize;

  @Option(
      names = "--group-size",
      order = 10,
      paramLabel = "PAIRS",
      defaultValue = "" + RefineOptions.DEFAULT_GROUP_SIZE,
      description =
          "Largest group of a wide rematching round, in pairs, from 2 to 1048576; smaller where"
              + " --task-memory demands."
              + SHOW)
  String groupSize;

  @Option(
      names = "--rematch-rounds",
      order = 11,
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Rounds of rematching, from 0 to "
              + MOST_ROUNDS
              + "; auto: until they gain too little."
              + SHOW)
  String rematchRounds;

  @Option(
      names = "--task-memory",
      order = 12,
      paramLabel = "SIZE",
      defaultValue = "256m",
      description =
          "Memory one task may use for its points: number with unit k, m, g or t; at least 1m."
              + SHOW)
  String taskMemory;

  @Option(
      names = "--seed",
      order = 13,
      paramLabel = "N",
      defaultValue = "" + RefineOptions.DEFAULT_SEED,
      description = "Seed of the run, any 64-bit whole number; same seed, same map." + SHOW)
  String seed;

  @Option(
      names = "--on-bad-row",
      order = 16,
      paramLabel = "WHAT",
      defaultValue = "fail",
      description =
          "Rows with null, NaN, infinity, wrong length or a duplicate id: fail; drop them; or"
              + " quarantine them in rejects/."
              + SHOW)
  String onBadRow;

  @Option(
      names = "--mode",
      order = 17,
      paramLabel = "MODE",
      defaultValue = "error",
      description =
          "Where the output exists: error; overwrite once the new one is whole; resume an"
              + " interrupted run; or skip-if-complete."
              + SHOW)
  String mode;

  @Option(
      names = "--emit-vectors",
      order = 18,
      description =
          "Write T(x) - x with every pair: in units of the input; for cosine, of the unit vectors.")
  boolean emitVectors;

  /** Most rounds that can be asked for; the gain of a round falls below float precision before. */
  static final int MOST_ROUNDS = 10_000;

  private static final long LEAST_TASK_BYTES = 1 << 20;

  /** The options as a record; empty if anything is wrong, and then the problems say what. */
  Optional<HirefOptions> read(boolean dryRun, Problems problems) {
    ArgumentValues values = new ArgumentValues(problems);
    Optional<Features> features = columns.read(values, problems);
    places.check(target, dryRun, values, problems);
    Optional<RefineOptions> refine = refine(values, problems);
    Optional<Standardize> scale = values.choice("--standardize", standardize, Standardize.class);
    Optional<BoundOptions> judged = bound.read(values, problems);
    Optional<BadRowPolicy> policy = values.choice("--on-bad-row", onBadRow, BadRowPolicy.class);
    Optional<OutputMode> asked = values.choice("--mode", mode, OutputMode.class);
    Optional<CheckpointPace> pace = checkpoints.read(values);
    Optional<MatchOptions> matched = match.read(judged, values, problems);
    WarmOptions start = warm.read(values);
    QualityOptions told = quality.read(matched, values, problems);
    PairingOptions pairing = groups.read(judged, matched, values, problems);
    GroupArguments.check(pairing, told, start, problems);
    Optional<MassOptions> masses = mass.read(matched, split.splitter, values, problems);
    masses.ifPresent(given -> MassArguments.check(given, pairing, told, start, problems));
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HirefOptions(
            places.source(),
            target.strip(),
            places.out(),
            columns.idColumn,
            features.orElseThrow(),
            scale.orElseThrow(),
            refine.orElseThrow(),
            judged.orElseThrow(),
            matched.orElseThrow(),
            start,
            told,
            pairing,
            masses.orElseThrow(),
            policy.orElseThrow(),
            asked.orElseThrow(),
            pace.orElseThrow(),
            checkpoints.keep,
            emitVectors,
            dryRun));
  }

  private Optional<RefineOptions> refine(ArgumentValues values, Problems problems) {
    Optional<GroundCost> groundCost = values.choice("--cost", cost, GroundCost.class);
    OptionalLong leaf = values.wholeNumber("--leaf-size", leafSize, 2, 16_384);
    OptionalLong group = values.wholeNumber("--group-size", groupSize, 2, 1 << 20);
    Optional<OptionalInt> rounds =
        values.autoOrNumber("--rematch-rounds", rematchRounds, 0, MOST_ROUNDS);
    OptionalLong bytes = values.bytes("--task-memory", taskMemory, LEAST_TASK_BYTES);
    OptionalLong number = values.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    int leafPoints = (int) leaf.orElse(RefineOptions.DEFAULT_LEAF_SIZE);
    Optional<SplitOptions> cut = split.read(leafPoints, values, problems);
    if (groundCost.isEmpty()
        || cut.isEmpty()
        || leaf.isEmpty()
        || group.isEmpty()
        || rounds.isEmpty()
        || bytes.isEmpty()
        || number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RefineOptions(
            groundCost.get(),
            (int) leaf.getAsLong(),
            (int) group.getAsLong(),
            rounds.get(),
            bytes.getAsLong(),
            number.getAsLong(),
            cut.get()));
  }
}
