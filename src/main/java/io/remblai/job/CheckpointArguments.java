package io.remblai.job;

import io.remblai.job.argument.ArgumentValues;
import io.remblai.spark.checkpoint.CheckpointPace;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code hiref} on what a run keeps for the one that resumes it, as text. */
final class CheckpointArguments {

  @Option(
      names = "--checkpoint",
      order = 18,
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Keep what was reached for --mode resume: auto, as often as costs a twentieth of the time"
              + " at most; every-stage; or none. Default: ${DEFAULT-VALUE}.")
  String when;

  @Option(
      names = "--keep-checkpoints",
      order = 18,
      description = "Leave the checkpoints beside the output after success.")
  boolean keep;

  Optional<CheckpointPace> read(ArgumentValues values) {
    return values.choice("--checkpoint", when, CheckpointPace.class);
  }
}
