package io.remblai.info.neighbor;

import io.remblai.info.Rows;
import java.io.Serializable;

/**
 * The points of a k-d tree in the order of its leaves, and the boxes of its nodes. The children of
 * node v are 2 v + 1 and 2 v + 2; a node over the rows [from, to) is cut in the middle until no
 * more than {@value #LEAF} rows are left.
 */
final class KdNodes implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int LEAF = 10;

  private final int size;
  private final int dim;
  private final double[] points; // [size, dim]
  private final double[] boxes; // [nodes, 2, dim]: least, then greatest coordinates

  KdNodes(Rows rows) {
    size = rows.size();
    dim = rows.dim();
    int depth = 0;
    for (int rest = size; rest > LEAF; rest = (rest + 1) / 2) {
      depth++;
    }
    boxes = new double[Math.multiplyExact((2 << depth) - 1, 2 * dim)];
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    build(rows, order, 0, 0, size);
    points = rows.take(order).values();
  }

  int size() {
    return size;
  }

  boolean isLeaf(int from, int to) {
    return to - from <= LEAF;
  }

  double coordinate(int row, int k) {
    return points[row * dim + k];
  }

  double low(int node, int k) {
    return boxes[2 * node * dim + k];
  }

  double high(int node, int k) {
    return boxes[2 * node * dim + dim + k];
  }

  private void build(Rows rows, int[] order, int node, int from, int to) {
    int low = 2 * node * dim;
    int high = low + dim;
    int widest = 0;
    for (int k = 0; k < dim; k++) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int at = from; at < to; at++) {
        double value = rows.at(order[at], k);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      boxes[low + k] = least;
      boxes[high + k] = greatest;
      if (greatest - least > boxes[high + widest] - boxes[low + widest]) {
        widest = k;
      }
    }
    if (!isLeaf(from, to)) {
      int middle = (from + to) >>> 1;
      select(rows, widest, order, from, to - 1, middle);
      build(rows, order, 2 * node + 1, from, middle);
      build(rows, order, 2 * node + 2, middle, to);
    }
  }

  /** Moves what belongs before and after {@code target} there, by three-way partitions. */
  private static void select(Rows rows, int k, int[] order, int first, int last, int target) {
    int low = first;
    int high = last;
    while (low < high) {
      double pivot = median(rows, k, order, low, high);
      int less = low;
      int more = high;
      int at = low;
      while (at <= more) {
        double value = rows.at(order[at], k);
        if (value < pivot) {
          swap(order, at++, less++);
        } else if (value > pivot) {
          swap(order, at, more--);
        } else {
          at++;
        }
      }
      if (target < less) {
        high = less - 1;
      } else if (target > more) {
        low = more + 1;
      } else {
        return;
      }
    }
  }

  private static double median(Rows rows, int k, int[] order, int low, int high) {
    double a = rows.at(order[low], k);
    double b = rows.at(order[(low + high) >>> 1], k);
    double c = rows.at(order[high], k);
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static void swap(int[] order, int i, int j) {
    int held = order[i];
    order[i] = order[j];
    order[j] = held;
  }
}
