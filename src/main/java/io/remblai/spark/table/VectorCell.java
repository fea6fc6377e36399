package io.remblai.spark.table;

import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** A copy of one row's vector, read through Spark's internal row. Not thread safe. */
public final class VectorCell {

  /**
   * Numbers beyond this are refused as infinite: points are stored as floats, and half the float
   * range leaves room for a shift.
   */
  static final float LARGEST = Float.MAX_VALUE / 2;

  private static final int SPARSE = 0;

  private final VectorRows.Encoding encoding;
  private float[] floats; // of the FLOATS encoding, otherwise unused
  private double[] doubles; // of the others

  public VectorCell(VectorRows.Encoding encoding) {
    this.encoding = encoding;
  }

  /** Reads the vector at a place of a row; tells why it cannot be used, whatever its length. */
  public Optional<RejectReason> read(InternalRow row, int at) {
    if (row.isNullAt(at)) {
      return Optional.of(RejectReason.NULL_VECTOR);
    }
    return switch (encoding) {
      case FLOATS -> readFloats(row.getArray(at));
      case DOUBLES -> readDoubles(row.getArray(at));
      case ML_VECTOR -> readMlVector(row.getStruct(at, 4));
    };
  }

  /** Length of the current vector. */
  public int length() {
    return encoding == VectorRows.Encoding.FLOATS ? floats.length : doubles.length;
  }

  /** The current vector as doubles; the caller's to change. */
  public double[] widened() {
    if (encoding != VectorRows.Encoding.FLOATS) {
      return doubles;
    }
    double[] wide = new double[floats.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = floats[k];
    }
    return wide;
  }

  /** Copies the current vector, rounded to float, to {@code out[at..]}. */
  public void copyTo(float[] out, int at) {
    if (encoding == VectorRows.Encoding.FLOATS) {
      System.arraycopy(floats, 0, out, at, floats.length);
      return;
    }
    for (int k = 0; k < doubles.length; k++) {
      out[at + k] = (float) doubles[k];
    }
  }

  /** A number of every coordinate: of equal vectors the same. */
  public long key() {
    long key = length();
    if (encoding == VectorRows.Encoding.FLOATS) {
      for (float x : floats) {
        key = (key ^ Float.floatToIntBits(x)) * SPREAD;
        key ^= key >>> 32;
      }
      return key;
    }
    for (double x : doubles) {
      key = (key ^ Double.doubleToLongBits(x)) * SPREAD;
      key ^= key >>> 32;
    }
    return key;
  }

  /** Odd, its bits well mixed: 2^64 over the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Optional<RejectReason> readFloats(ArrayData array) {
    if (anyNull(array)) {
      return Optional.of(RejectReason.NULL_ELEMENT);
    }
    floats = array.toFloatArray();
    boolean usable = true;
    for (float x : floats) {
      usable &= Math.abs(x) <= LARGEST; // false for NaN
    }
    return usable ? emptyIf(floats.length == 0) : Optional.of(worst(widened()));
  }

  private Optional<RejectReason> readDoubles(ArrayData array) {
    if (anyNull(array)) {
      return Optional.of(RejectReason.NULL_ELEMENT);
    }
    doubles = array.toDoubleArray();
    return checkedDoubles();
  }

  private Optional<RejectReason> readMlVector(InternalRow vector) {
    double[] values = vector.getArray(3).toDoubleArray();
    doubles = values;
    if (vector.getByte(0) == SPARSE) {
      int[] indices = vector.getArray(2).toIntArray();
      doubles = new double[vector.getInt(1)];
      for (int i = 0; i < indices.length; i++) {
        doubles[indices[i]] = values[i];
      }
    }
    return checkedDoubles();
  }

  private Optional<RejectReason> checkedDoubles() {
    boolean usable = true;
    for (double x : doubles) {
      usable &= Math.abs(x) <= LARGEST; // false for NaN
    }
    return usable ? emptyIf(doubles.length == 0) : Optional.of(worst(doubles));
  }

  private static Optional<RejectReason> emptyIf(boolean empty) {
    return empty ? Optional.of(RejectReason.EMPTY_VECTOR) : Optional.empty();
  }

  private static RejectReason worst(double[] vector) {
    for (double x : vector) {
      if (Double.isNaN(x)) {
        return RejectReason.NAN;
      }
    }
    return RejectReason.INFINITE;
  }

  /** Unsafe arrays read nulls as zeros, so ask first. */
  private static boolean anyNull(ArrayData array) {
    int size = array.numElements();
    for (int k = 0; k < size; k++) {
      if (array.isNullAt(k)) {
        return true;
      }
    }
    return false;
  }
}
