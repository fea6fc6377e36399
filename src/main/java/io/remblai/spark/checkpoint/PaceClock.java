package io.remblai.spark.checkpoint;

import java.util.function.LongSupplier;

/**
 * Tells when a checkpoint is due. By itself: when the work since the last one has taken {@link
 * #LEAST_SECONDS}, and {@link #WORK_TO_WRITING} times what the last one took to write, so that
 * checkpoints take a twentieth of a run at most, small runs write none, and a run that dies loses
 * little.
 *
 * <p>Not thread safe.
 */
final class PaceClock {

  /** Work that is not worth keeping, in seconds. */
  static final double LEAST_SECONDS = 10;

  static final double WORK_TO_WRITING = 20;

  private final CheckpointPace pace;
  private final LongSupplier nanos;
  private long since;
  private double writing;

  /**
   * @param nanos the time in nanoseconds, as {@link System#nanoTime}
   */
  PaceClock(CheckpointPace pace, LongSupplier nanos) {
    this.pace = pace;
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  boolean due() {
    return switch (pace) {
      case NONE -> false;
      case EVERY_STAGE -> true;
      case AUTO ->
          (nanos.getAsLong() - since) / 1e9 >= Math.max(LEAST_SECONDS, WORK_TO_WRITING * writing);
    };
  }

  /** A checkpoint was written, or tried, since a time of the same clock. */
  void wrote(long start) {
    since = nanos.getAsLong();
    writing = (since - start) / 1e9;
  }

  long now() {
    return nanos.getAsLong();
  }
}
