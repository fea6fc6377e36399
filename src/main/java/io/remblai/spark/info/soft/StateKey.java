package io.remblai.spark.info.soft;

import io.remblai.spark.info.Dims;
import java.io.Serializable;

/** Rows of one group and of one length of vectors. Immutable; no record, see Kryo. */
final class StateKey implements Comparable<StateKey>, Serializable {

  private static final long serialVersionUID = 1;

  private final long group;
  private final Dims dims;

  StateKey(long group, Dims dims) {
    this.group = group;
    this.dims = dims;
  }

  long group() {
    return group;
  }

  Dims dims() {
    return dims;
  }

  @Override
  public int compareTo(StateKey other) {
    return group != other.group ? Long.compare(group, other.group) : dims.compareTo(other.dims);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateKey key && group == key.group && dims.equals(key.dims);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(group) + dims.hashCode();
  }
}
