package io.remblai.spark.info.label;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Precision;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import java.nio.ByteBuffer;

/**
 * What travels to a label: one row's shares, or the sums of many rows of it. Bytes, as those are
 * copied at once where objects are written number by number.
 */
final class LabelRecord {

  private static final byte FLOATS = 1;
  private static final byte DOUBLES = 2;
  private static final byte SUMS = 3;

  private static final int HEAD = 2 * Long.BYTES + Integer.BYTES + 1;

  private LabelRecord() {}

  /** Row i of a batch, which has a direction: its entropy, then its shares [m]. */
  static byte[] ofRow(LabelKey key, AssignedRows batch, int i, Precision precision) {
    int m = batch.bins();
    boolean single = precision == Precision.FLOAT;
    byte[] record = new byte[HEAD + Double.BYTES + m * (single ? Float.BYTES : Double.BYTES)];
    ByteBuffer out = head(record, key, single ? FLOATS : DOUBLES).putDouble(batch.entropy(i));
    for (int j = 0; j < m; j++) {
      if (single) {
        out.putFloat((float) batch.share(i, j)); // the share itself: it was a float
      } else {
        out.putDouble(batch.share(i, j));
      }
    }
    return record;
  }

  /** All rows of a label that a partition has summed. */
  static byte[] ofSums(LabelKey key, SoftHistogram sums) {
    byte[] state = sums.toBytes();
    byte[] record = new byte[HEAD + state.length];
    head(record, key, SUMS).put(state);
    return record;
  }

  private static ByteBuffer head(byte[] record, LabelKey key, byte kind) {
    return ByteBuffer.wrap(record)
        .putLong(key.group())
        .putLong(key.label())
        .putInt(key.histogram())
        .put(kind);
  }

  /** Whose record it is. */
  static LabelKey key(byte[] record) {
    ByteBuffer in = ByteBuffer.wrap(record);
    long group = in.getLong();
    long label = in.getLong();
    return new LabelKey(group, in.getInt(), label);
  }

  /** Adds what the record holds to its label in the histogram of its group and column. */
  static void addTo(LabelledHistogram histogram, byte[] record, TravelledRow row) {
    ByteBuffer in = ByteBuffer.wrap(record);
    long label = in.getLong(Long.BYTES);
    byte kind = in.get(HEAD - 1);
    in.position(HEAD);
    if (kind == SUMS) {
      byte[] state = new byte[in.remaining()];
      in.get(state);
      histogram.add(SoftHistogram.fromBytes(state), label);
    } else {
      row.read(in, kind == FLOATS);
      histogram.add(row, 0, label);
    }
  }
}
