package io.remblai.assignment.caliper;

import java.util.Arrays;

/**
 * Numbers below n, the one of least key first, the lower number first among equals: a binary heap
 * with keys in double that may fall.
 *
 * <p>Not thread safe.
 */
final class DistanceHeap {

  private static final int OUTSIDE = -1;

  private final double[] keys;
  private final int[] place;
  private final int[] heap;
  private int size;

  DistanceHeap(int n) {
    keys = new double[n];
    place = new int[n];
    heap = new int[n];
    Arrays.fill(place, OUTSIDE);
  }

  void clear() {
    for (int k = 0; k < size; k++) {
      place[heap[k]] = OUTSIDE;
    }
    size = 0;
  }

  /** The least key; infinite where there is none. */
  double leastKey() {
    return size == 0 ? Double.POSITIVE_INFINITY : keys[heap[0]];
  }

  /** Puts a number in, or lowers its key. */
  void put(int number, double key) {
    int k = place[number] == OUTSIDE ? size++ : place[number];
    keys[number] = key;
    while (k > 0 && isBefore(number, heap[(k - 1) >> 1])) {
      set(k, heap[(k - 1) >> 1]);
      k = (k - 1) >> 1;
    }
    set(k, number);
  }

  /** Takes out the number of least key; there must be one. */
  int take() {
    int first = heap[0];
    place[first] = OUTSIDE;
    int last = heap[--size];
    if (size == 0) {
      return first;
    }
    int k = 0;
    for (int below = 1; below < size; below = 2 * k + 1) {
      if (below + 1 < size && isBefore(heap[below + 1], heap[below])) {
        below++;
      }
      if (!isBefore(heap[below], last)) {
        break;
      }
      set(k, heap[below]);
      k = below;
    }
    set(k, last);
    return first;
  }

  private void set(int k, int number) {
    heap[k] = number;
    place[number] = k;
  }

  private boolean isBefore(int a, int b) {
    return keys[a] < keys[b] || (keys[a] == keys[b] && a < b);
  }
}
