package io.remblai.spark.checkpoint;

import io.remblai.refine.StageRecord;
import java.util.List;

/** Says in a few words where a run has got to, and what stopped a checkpoint. */
final class StageNames {

  private StageNames() {}

  static String last(List<StageRecord> stages) {
    StageRecord stage = stages.get(stages.size() - 1);
    return switch (stage.stage()) {
      case "split" -> "level %d of the split".formatted(stage.level() + 1);
      case "solve" -> "the solution of the blocks";
      default -> "rematching round " + (stage.level() + 1);
    };
  }

  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).strip();
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }
}
