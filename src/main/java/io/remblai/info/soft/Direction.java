package io.remblai.info.soft;

/** Whether a row has a direction, without which it is in no bin. */
public enum Direction {
  KNOWN,
  /** All coordinates are zero. */
  ZERO,
  /** A coordinate is missing, not a number or infinite. */
  NOT_FINITE
}
