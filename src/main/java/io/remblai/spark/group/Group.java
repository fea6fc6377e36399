package io.remblai.spark.group;

import io.remblai.spark.tag.GroupKey;

/**
 * A group of rows of either cloud.
 *
 * @param key the values of its columns
 * @param sources rows of the source
 * @param targets rows of the target
 */
public record Group(GroupKey key, long sources, long targets) {

  /** The smaller of its two numbers of rows. */
  public long least() {
    return Math.min(sources, targets);
  }

  /** The larger of its two numbers of rows. */
  public long most() {
    return Math.max(sources, targets);
  }
}
