package io.remblai.spark.quality;

import io.remblai.refine.quality.PairQualities;
import io.remblai.spark.PairBlock;
import java.io.Serializable;
import java.util.OptionalDouble;

/** Some pairs of a map with their quality. Immutable by agreement. */
public final class QualifiedPairs implements Serializable {

  private static final long serialVersionUID = 1;

  private final MapRows rows;
  private final PairQualities qualities;

  QualifiedPairs(MapRows rows, PairQualities qualities) {
    if (rows.size() != qualities.size()) {
      throw new IllegalArgumentException(
          "%d pairs cannot have %d qualities".formatted(rows.size(), qualities.size()));
    }
    this.rows = rows;
    this.qualities = qualities;
  }

  public PairBlock pairs() {
    return rows.rows();
  }

  /** The quality of the pairs, in their order. */
  public PairQualities qualities() {
    return qualities;
  }

  /** What a pair may cost too much, if the map has a certificate. */
  public OptionalDouble slack(int pair) {
    return rows.slacks().isPresent()
        ? OptionalDouble.of(rows.slacks().get()[pair])
        : OptionalDouble.empty();
  }
}
