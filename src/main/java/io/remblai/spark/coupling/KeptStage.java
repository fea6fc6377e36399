package io.remblai.spark.coupling;

import io.remblai.refine.StageRecord;
import java.io.Serializable;
import java.util.Optional;

/** A stage of a task's work, on its way to the driver. Immutable. */
final class KeptStage implements Serializable {

  private static final long serialVersionUID = 1;

  private final String stage;
  private final int level;
  private final String kind;
  private final long blocks;
  private final long points;
  private final Double before; // null for the first
  private final double after;
  private final double seconds;

  KeptStage(StageRecord record) {
    this.stage = record.stage();
    this.level = record.level();
    this.kind = record.kind();
    this.blocks = record.blocks();
    this.points = record.points();
    this.before = record.costBefore().orElse(null);
    this.after = record.costAfter().orElseThrow();
    this.seconds = record.seconds();
  }

  StageRecord record() {
    return new StageRecord(
        stage,
        level,
        kind,
        blocks,
        points,
        Optional.ofNullable(before),
        Optional.of(after),
        seconds,
        true);
  }
}
