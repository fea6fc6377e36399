package io.remblai.spark.pairing;

import org.apache.spark.sql.catalyst.util.ArrayData;

/** The path of a block as a number: a leading one, then a digit for each turn. */
public final class BlockPath {

  private BlockPath() {}

  /** The number of the turns in a row of pairs. */
  public static long of(ArrayData turns) {
    long path = 1;
    for (int i = 0; i < turns.numElements(); i++) {
      path = (path << 1) | turns.getInt(i);
    }
    return path;
  }
}
