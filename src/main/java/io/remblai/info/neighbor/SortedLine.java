package io.remblai.info.neighbor;

import io.remblai.info.Rows;
import java.util.Arrays;

/**
 * Scalars in order, O(log n) a question. Counting asks the computed differences themselves, which
 * rounding leaves monotone along the line, so that a point at the very border is on the right side
 * of it.
 */
public final class SortedLine implements PointIndex {

  private static final long serialVersionUID = 1;

  private final double[] sorted;

  /**
   * @param points rows of one value
   */
  public SortedLine(Rows points) {
    if (points.dim() != 1) {
      throw new IllegalArgumentException(
          "points have dimension %d; a line holds scalars".formatted(points.dim()));
    }
    sorted = points.values().clone();
    Arrays.sort(sorted);
  }

  @Override
  public double kthReach(double[] place, int offset, int k, double[] nearest) {
    double value = place[offset];
    int right = firstNotBelow(value);
    int left = right - 1;
    for (int found = 0; found < k; found++) {
      double toLeft = left < 0 ? Double.POSITIVE_INFINITY : value - sorted[left];
      double toRight = right == sorted.length ? Double.POSITIVE_INFINITY : sorted[right] - value;
      if (toLeft < toRight) {
        nearest[found] = toLeft;
        left--;
      } else {
        nearest[found] = toRight;
        right = Math.min(right + 1, sorted.length);
      }
    }
    return nearest[k - 1];
  }

  @Override
  public int count(double[] place, int offset, double reach, boolean inclusive) {
    double value = place[offset];
    int middle = firstNotBelow(value);
    int low = 0;
    int high = middle;
    while (low < high) {
      int at = (low + high) >>> 1;
      double apart = value - sorted[at];
      if (apart < reach || (inclusive && apart == reach)) {
        high = at;
      } else {
        low = at + 1;
      }
    }
    int first = low;
    low = middle;
    high = sorted.length;
    while (low < high) {
      int at = (low + high) >>> 1;
      double apart = sorted[at] - value;
      if (apart < reach || (inclusive && apart == reach)) {
        low = at + 1;
      } else {
        high = at;
      }
    }
    return low - first;
  }

  private int firstNotBelow(double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int at = (low + high) >>> 1;
      if (sorted[at] < value) {
        low = at + 1;
      } else {
        high = at;
      }
    }
    return low;
  }
}
