package io.remblai.job.hiref;

import io.remblai.assignment.caliper.PairLimits;
import io.remblai.job.argument.ArgumentValues;
import io.remblai.job.bound.BoundOptions;
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
import io.remblai.spark.table.TableSpec.NumericColumns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run of {@code hiref} is asked to do.
 *
 * @param source path or table of the source cloud
 * @param target path or table of the target cloud
 * @param out folder of the output; empty only for a dry run
 * @param idColumn column of the row ids, in both tables
 * @param features column or columns of the coordinates, in both tables
 * @param standardize how coordinates are scaled before costs are taken
 * @param refine settings of the solver
 * @param bound how the map is judged
 * @param match which rows are matched at all
 * @param warm what the run starts from
 * @param quality what is told of pairs and columns
 * @param pairing which rows may be paired, by columns
 * @param masses how much of each row is matched
 * @param badRows what to do with rows that cannot be used
 * @param mode what to do where the output exists
 * @param checkpoints how often stages are kept for a run that resumes this one
 * @param keepCheckpoints whether they stay when the run has succeeded
 * @param emitVectors whether pairs carry their displacement
 * @param dryRun only plan, write nothing
 */
public record HirefOptions(
    String source,
    String target,
    Optional<String> out,
    String idColumn,
    Features features,
    Standardize standardize,
    RefineOptions refine,
    BoundOptions bound,
    MatchOptions match,
    WarmOptions warm,
    QualityOptions quality,
    PairingOptions pairing,
    MassOptions masses,
    BadRowPolicy badRows,
    OutputMode mode,
    CheckpointPace checkpoints,
    boolean keepCheckpoints,
    boolean emitVectors,
    boolean dryRun) {

  /** Column of the row ids, unless named. */
  public static final String DEFAULT_ID_COLUMN = "id";

  /** Column of the vectors, unless named. */
  public static final String DEFAULT_FEATURES_COLUMN = "features";

  public HirefOptions {
    if (source.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException("source and target must be named");
    }
    if (out.isEmpty() && !dryRun) {
      throw new IllegalArgumentException("out must be named unless the run is dry");
    }
  }

  /** Which pairs are allowed. */
  public PairLimits limits() {
    return new PairLimits(match.maxCost(), pairing.widths());
  }

  /** Every option that was in force, under its name without dashes, as it would be typed. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("source", source);
    all.put("target", target);
    out.ifPresent(folder -> all.put("out", folder));
    all.put("id-col", idColumn);
    all.put(
        features instanceof NumericColumns ? "features-cols" : "features-col",
        String.join(",", features.columns()));
    all.put("cost", ArgumentValues.written(refine.cost()));
    all.put("standardize", ArgumentValues.written(standardize));
    all.put("leaf-size", String.valueOf(refine.leafSize()));
    all.put("group-size", String.valueOf(refine.groupSize()));
    all.put(
        "rematch-rounds",
        refine.rematchRounds().isPresent()
            ? String.valueOf(refine.rematchRounds().getAsInt())
            : "auto");
    all.put("task-memory", ArgumentValues.writtenBytes(refine.taskBytes()));
    all.put("seed", String.valueOf(refine.seed()));
    SplitOptions split = refine.split();
    all.put("splitter", ArgumentValues.written(split.splitter()));
    if (split.splitter() == SplitOptions.Splitter.FRLC) {
      all.put("max-rank", String.valueOf(split.maxRank()));
      all.put("max-base", String.valueOf(split.maxBase()));
      all.put("depth", String.valueOf(split.depth()));
      all.put("base-solver", ArgumentValues.written(split.baseSolver()));
    }
    all.putAll(match.configuration());
    all.putAll(warm.configuration());
    all.putAll(quality.configuration());
    all.putAll(pairing.configuration());
    all.putAll(masses.configuration());
    all.putAll(bound.configuration());
    all.put("on-bad-row", ArgumentValues.written(badRows));
    all.put("mode", ArgumentValues.written(mode));
    all.put("checkpoint", ArgumentValues.written(checkpoints));
    all.put("keep-checkpoints", String.valueOf(keepCheckpoints));
    all.put("emit-vectors", String.valueOf(emitVectors));
    return all;
  }
}
