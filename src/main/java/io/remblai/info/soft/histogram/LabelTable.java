package io.remblai.info.soft.histogram;

import io.remblai.math.Seeds;
import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalInt;

/** Numbers labels 0, 1, ... as they are first seen: open addressing, no boxes. Not thread safe. */
final class LabelTable implements Serializable {

  private static final long serialVersionUID = 1;

  private long[] labels = new long[16]; // [size], by number
  private int[] places =
      new int[64]; // number + 1, or 0 where free; a power of two, at most half full
  private int size;

  /** The number of a label, a new one where it was not seen. */
  int slot(long label) {
    int place = place(label);
    if (places[place] != 0) {
      return places[place] - 1;
    }
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, 2 * size);
    }
    labels[size] = label;
    places[place] = ++size;
    if (2 * size > places.length) {
      grow();
    }
    return size - 1;
  }

  OptionalInt find(long label) {
    int number = places[place(label)];
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number - 1);
  }

  /** Where a label is or would be. */
  private int place(long label) {
    int mask = places.length - 1;
    int place = (int) Seeds.mix(label) & mask;
    while (places[place] != 0 && labels[places[place] - 1] != label) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    places = new int[2 * places.length];
    for (int number = 0; number < size; number++) {
      places[place(labels[number])] = number + 1;
    }
  }

  long label(int number) {
    return labels[number];
  }

  int size() {
    return size;
  }
}
