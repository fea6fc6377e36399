package io.remblai.bound;

import java.io.Serializable;

/**
 * What was counted and summed over some points. Sums are exact, or of whole numbers, so that
 * neither the order nor the grouping of merges changes a bit of the result.
 *
 * @param <T> the implementing type
 */
public interface Mergeable<T> extends Serializable {
  /** Adds what another holds, which is not used any more. */
  void mergeWith(T other);
}
