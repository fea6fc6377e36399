package io.remblai.math;

/** Checks of what a kernel is given, once a call. */
final class Arguments {

  private Arguments() {}

  /** The rows [rows, columns] of {@code array} from {@code offset} are there. */
  static void checkBlock(String name, float[] array, int offset, int rows, int columns) {
    checkBlock(name, array.length, offset, rows, columns);
  }

  /** The rows [rows, columns] of an array of {@code length} from {@code offset} are there. */
  static void checkBlock(String name, int length, int offset, int rows, int columns) {
    if ((offset | rows | columns) < 0 || offset + (long) rows * columns > length) {
      throw new IllegalArgumentException(
          "%s has length %d, too short for a block [%d, %d] from %d"
              .formatted(name, length, rows, columns, offset));
    }
  }
}
