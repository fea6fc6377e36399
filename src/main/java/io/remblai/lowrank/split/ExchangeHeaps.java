package io.remblai.lowrank.split;

import java.util.Arrays;

/**
 * For every ordered pair of clusters (j, k) the rows of j that may move to k, least loss {@code
 * w[i, j] - w[i, k]} first; of equal losses the earlier row. Losses do not depend on potentials, so
 * the order never changes. Rows that have left j stay in its heaps until they come to the front.
 *
 * <p>Not thread safe.
 */
final class ExchangeHeaps {

  private final float[] weights;
  private final int clusters;
  private final int[] rows;
  private final int[] labels;
  private final int[][] heaps; // [clusters * clusters], positions in rows
  private final int[] sizes;
  private final double[] losses; // at the front of each heap; infinite where it is empty

  /**
   * Takes a problem.
   *
   * @param rows rows of the weights that take part, in the order that breaks ties
   * @param labels present cluster of each of them; kept and read
   */
  ExchangeHeaps(SoftWeights weights, int[] rows, int[] labels) {
    this.weights = weights.weights();
    this.clusters = weights.clusters();
    this.rows = rows;
    this.labels = labels;
    int pairs = clusters * clusters;
    this.heaps = new int[pairs][];
    this.sizes = new int[pairs];
    this.losses = new double[pairs];
    Arrays.fill(losses, Double.POSITIVE_INFINITY);
  }

  /** The least loss of a move from j to k; infinite if no row may make it. */
  double loss(int j, int k) {
    return losses[j * clusters + k];
  }

  /** The row, by its position, that makes this move at the least loss. */
  int front(int j, int k) {
    return heaps[j * clusters + k][0];
  }

  /** Lets the row at a position move from j, where it is, to k. */
  void add(int a, int j, int k) {
    int pair = j * clusters + k;
    int size = sizes[pair]++;
    int[] heap = heaps[pair];
    if (heap == null) {
      heap = new int[4];
      heaps[pair] = heap;
    } else if (size == heap.length) {
      heap = Arrays.copyOf(heap, size + (size >> 1) + 1);
      heaps[pair] = heap;
    }
    double loss = loss(a, j, k);
    int at = size;
    while (at > 0) {
      int above = (at - 1) >>> 1;
      if (!isBefore(a, loss, heap[above], j, k)) {
        break;
      }
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = a;
    if (at == 0) {
      losses[pair] = loss;
    }
  }

  /** Drops rows that have left j from the front of its moves to k. */
  void refresh(int j, int k) {
    int pair = j * clusters + k;
    int[] heap = heaps[pair];
    if (sizes[pair] == 0 || labels[heap[0]] == j) {
      return;
    }
    do {
      int last = heap[--sizes[pair]];
      if (sizes[pair] > 0) {
        sink(heap, sizes[pair], last, j, k);
      }
    } while (sizes[pair] > 0 && labels[heap[0]] != j);
    losses[pair] = sizes[pair] == 0 ? Double.POSITIVE_INFINITY : loss(heap[0], j, k);
  }

  private void sink(int[] heap, int size, int a, int j, int k) {
    double loss = loss(a, j, k);
    int at = 0;
    while (true) {
      int below = 2 * at + 1;
      if (below >= size) {
        break;
      }
      if (below + 1 < size
          && isBefore(heap[below + 1], loss(heap[below + 1], j, k), heap[below], j, k)) {
        below++;
      }
      if (isBefore(a, loss, heap[below], j, k)) {
        break;
      }
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = a;
  }

  private boolean isBefore(int a, double lossOfA, int b, int j, int k) {
    double lossOfB = loss(b, j, k);
    return lossOfA < lossOfB || (lossOfA == lossOfB && a < b);
  }

  private double loss(int a, int j, int k) {
    int from = rows[a] * clusters;
    return (double) weights[from + j] - weights[from + k];
  }
}
