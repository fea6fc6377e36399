package io.remblai.job.hiref.mass;

import io.remblai.job.hiref.unequal.MatchOptions;
import io.remblai.job.process.ExitCode;
import io.remblai.job.process.JobException;
import io.remblai.spark.checkpoint.CheckpointPace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What nobody should find out from the output only. */
public final class Foreseen {

  private Foreseen() {}

  /**
   * Warnings, once the sizes of both clouds are known.
   *
   * @throws JobException if stages are to be kept of what keeps none
   */
  public static List<String> warnings(
      MatchOptions match, MassOptions masses, CheckpointPace pace, long n, long m) {
    List<String> warnings = new ArrayList<>();
    MassText.warning(match, masses, n, m).ifPresent(warnings::add);
    if (masses.isDefault() && n == m) {
      return warnings;
    }
    withoutCheckpoints(without(masses), pace).ifPresent(warnings::add);
    return warnings;
  }

  /**
   * That a kind of maps keeps no checkpoints, where that was not asked for.
   *
   * @throws JobException if stages are to be kept
   */
  public static Optional<String> withoutCheckpoints(String maps, CheckpointPace pace) {
    if (pace == CheckpointPace.EVERY_STAGE) {
      throw new JobException(
          ExitCode.USAGE,
          "--checkpoint every-stage: "
              + maps
              + " keep no checkpoints; say --checkpoint none, or auto; nothing was written");
    }
    return pace == CheckpointPace.NONE
        ? Optional.empty()
        : Optional.of(
            maps + " keep no checkpoints; a run that is interrupted starts from the beginning");
  }

  private static String without(MassOptions masses) {
    return masses.isDefault()
        ? "maps of tables of different size"
        : masses.weight().isPresent() ? "couplings by weight" : "maps with --ratio";
  }
}
