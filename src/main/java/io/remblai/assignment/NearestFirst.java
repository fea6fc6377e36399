package io.remblai.assignment;

import java.util.Arrays;

/**
 * Numbers below n, the one of least key first, the lower number first among equals: a binary heap
 * with keys that may fall.
 *
 * <p>Not thread safe.
 */
final class NearestFirst {

  private static final int OUTSIDE = -1;

  private float[] keys = new float[0];
  private int[] place = new int[0];
  private int[] heap = new int[0];
  private int size;

  /** Makes room for numbers below n; empty afterwards. */
  void open(int n) {
    clear();
    if (place.length < n) {
      keys = new float[n];
      place = new int[n];
      heap = new int[n];
      Arrays.fill(place, OUTSIDE);
    }
  }

  void clear() {
    for (int k = 0; k < size; k++) {
      place[heap[k]] = OUTSIDE;
    }
    size = 0;
  }

  /** The least key; infinite where there is none. */
  float leastKey() {
    return size == 0 ? Float.POSITIVE_INFINITY : keys[heap[0]];
  }

  /** The number of least key; there must be one. */
  int first() {
    return heap[0];
  }

  /** Whether the number is in. */
  boolean holds(int number) {
    return place[number] != OUTSIDE;
  }

  /** Puts a number in, or lowers its key. */
  void put(int number, float key) {
    int k = place[number] == OUTSIDE ? size++ : place[number];
    keys[number] = key;
    while (k > 0) {
      int above = (k - 1) >> 1;
      if (!isBefore(number, heap[above])) {
        break;
      }
      set(k, heap[above]);
      k = above;
    }
    set(k, number);
  }

  /** Takes out the number of least key; there must be one. */
  int take() {
    int first = heap[0];
    place[first] = OUTSIDE;
    int last = heap[--size];
    if (size > 0) {
      sink(last);
    }
    return first;
  }

  private void sink(int number) {
    int k = 0;
    while (true) {
      int below = 2 * k + 1;
      if (below + 1 < size && isBefore(heap[below + 1], heap[below])) {
        below++;
      }
      if (below >= size || !isBefore(heap[below], number)) {
        break;
      }
      set(k, heap[below]);
      k = below;
    }
    set(k, number);
  }

  private void set(int k, int number) {
    heap[k] = number;
    place[number] = k;
  }

  private boolean isBefore(int a, int b) {
    return keys[a] < keys[b] || (keys[a] == keys[b] && a < b);
  }
}
