package io.remblai.spark.info.pair;

import java.io.Serializable;
import java.util.Arrays;

/** The shares of a row's two vectors, ordered by the row's key. Immutable; no record, see Kryo. */
final class KeptPair implements Comparable<KeptPair>, Serializable {

  private static final long serialVersionUID = 1;

  final long key;
  final double[] x;
  final double[] y;

  KeptPair(long key, double[] x, double[] y) {
    this.key = key;
    this.x = x;
    this.y = y;
  }

  @Override
  public int compareTo(KeptPair other) {
    if (key != other.key) {
      return Long.compare(key, other.key);
    }
    int byX = Arrays.compare(x, other.x);
    return byX != 0 ? byX : Arrays.compare(y, other.y);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptPair pair && compareTo(pair) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(key);
  }
}
