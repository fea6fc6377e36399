package io.remblai.spark.checkpoint.pairs;

import io.remblai.spark.PointBlock;
import java.io.Serializable;

/**
 * Some rows of one side of a partition of pairs, with a leaf, or a potential's bits, for each.
 * Immutable by agreement.
 */
final class HalfPairs implements Serializable {

  private static final long serialVersionUID = 1;

  final int[] rows;
  final long[] values;
  final PointBlock points;

  HalfPairs(int[] rows, long[] values, PointBlock points) {
    this.rows = rows;
    this.values = values;
    this.points = points;
  }
}
