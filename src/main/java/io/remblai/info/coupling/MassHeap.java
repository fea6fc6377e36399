package io.remblai.info.coupling;

/** What is left of the masses, the greatest first, equal ones by index. Not thread safe. */
final class MassHeap {

  private final double[] left; // [k] by index
  private final int[] heap; // indices
  private int size;

  MassHeap(double[] masses) {
    left = masses.clone();
    heap = new int[masses.length];
    for (int i = 0; i < masses.length; i++) {
      if (masses[i] > 0) {
        heap[size++] = i;
      }
    }
    for (int at = size / 2 - 1; at >= 0; at--) {
      sink(at);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whose mass is greatest. */
  int first() {
    return heap[0];
  }

  /** The greatest mass. */
  double greatest() {
    return left[heap[0]];
  }

  /** Takes some of the greatest mass away; what has none left is gone. */
  void take(double mass) {
    left[heap[0]] -= mass;
    if (left[heap[0]] <= 0) {
      heap[0] = heap[--size];
    }
    sink(0);
  }

  private void sink(int from) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[at])) {
        return;
      }
      int held = heap[at];
      heap[at] = heap[child];
      heap[child] = held;
      at = child;
    }
  }

  private boolean before(int i, int j) {
    return left[i] > left[j] || (left[i] == left[j] && i < j);
  }
}
