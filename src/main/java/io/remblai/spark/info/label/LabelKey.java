package io.remblai.spark.info.label;

import io.remblai.math.Seeds;
import java.io.Serializable;

/** One label of one column, or of a draw of it, in one group. Immutable; no record, see Kryo. */
final class LabelKey implements Serializable {

  private static final long serialVersionUID = 1;

  private final long group;
  private final int histogram;
  private final long label;

  LabelKey(long group, int histogram, long label) {
    this.group = group;
    this.histogram = histogram;
    this.label = label;
  }

  long group() {
    return group;
  }

  int histogram() {
    return histogram;
  }

  long label() {
    return label;
  }

  /** Decides the partition where all records of the label meet. */
  long place() {
    return Seeds.key(Seeds.key(group, histogram), label);
  }

  /** The key of a label of this column. */
  LabelKey withLabel(long other) {
    return new LabelKey(group, histogram, other);
  }

  /** The key of the whole column. */
  LabelKey withoutLabel() {
    return new LabelKey(group, histogram, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelKey key
        && group == key.group
        && histogram == key.histogram
        && label == key.label;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(place());
  }
}
