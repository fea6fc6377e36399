package io.remblai.spark.bound;

import io.remblai.bound.Mergeable;
import org.apache.spark.api.java.function.Function2;

/**
 * Merges the sums of two partitions, in any order.
 *
 * @param <T> what they are
 */
final class Merge<T extends Mergeable<T>> implements Function2<T, T, T> {

  private static final long serialVersionUID = 1;

  @Override
  public T call(T one, T other) {
    one.mergeWith(other);
    return one;
  }
}
