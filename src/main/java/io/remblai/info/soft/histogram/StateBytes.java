package io.remblai.info.soft.histogram;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The bytes of saved states, big-endian: magic (int), version (int), key of the bins (long), m
 * (int), the length of what follows (long), the state's own numbers, and the CRC-32 of all of it
 * (int).
 */
final class StateBytes {

  private static final int VERSION = 1;
  private static final int HEADER = 3 * Integer.BYTES + 2 * Long.BYTES;
  private static final int CHECK = Integer.BYTES;

  private StateBytes() {}

  static void checkSameBins(long own, long other) {
    if (own != other) {
      throw new IllegalArgumentException(
          "sums over soft bins add up only for the same reference points and temperature: "
              + "the bins have the keys %016x and %016x".formatted(own, other));
    }
  }

  /** Writes the check of all but the last bytes into these. */
  static void seal(byte[] state) {
    ByteBuffer.wrap(state).putInt(state.length - CHECK, checkOf(state));
  }

  private static int checkOf(byte[] state) {
    CRC32 crc = new CRC32();
    crc.update(state, 0, state.length - CHECK);
    return (int) crc.getValue();
  }

  /** Fills an array of known length. Not thread safe. */
  static final class Writer {
    private final ByteBuffer buffer;

    Writer(int magic, long binsKey, int bins, long scalarBytes, long doubles) {
      long body = scalarBytes + doubles * Double.BYTES;
      long length = HEADER + body + CHECK;
      if (length > Integer.MAX_VALUE - 8) {
        throw new IllegalStateException(
            "a state of %d bytes is too large for one array; split it by label".formatted(length));
      }
      buffer = ByteBuffer.allocate((int) length);
      buffer.putInt(magic).putInt(VERSION).putLong(binsKey).putInt(bins).putLong(body);
    }

    void putLong(long value) {
      buffer.putLong(value);
    }

    void putDoubles(double[] values) {
      for (double value : values) {
        buffer.putDouble(value);
      }
    }

    byte[] bytes() {
      if (buffer.remaining() != CHECK) {
        throw new IllegalStateException(
            "a state left %d bytes for its check".formatted(buffer.remaining()));
      }
      seal(buffer.array());
      return buffer.array();
    }
  }

  /** Reads with checks. Not thread safe. */
  static final class Reader {
    private final ByteBuffer buffer;
    private final String what;
    private final long binsKey;
    private final int bins;

    Reader(byte[] bytes, int magic, String what) {
      this.what = what;
      buffer = ByteBuffer.wrap(bytes);
      check(
          bytes.length >= HEADER + CHECK && buffer.getInt() == magic,
          "the bytes are of something else");
      int version = buffer.getInt();
      check(version == VERSION, "version %d is not %d".formatted(version, VERSION));
      binsKey = buffer.getLong();
      bins = buffer.getInt();
      long body = buffer.getLong();
      long follow = (long) bytes.length - HEADER - CHECK;
      check(body == follow, "%d bytes follow its header, not %d".formatted(follow, body));
      check(buffer.getInt(bytes.length - CHECK) == checkOf(bytes), "its bytes were changed");
      check(bins >= 2, "%d bins are not at least 2".formatted(bins));
      buffer.limit(bytes.length - CHECK);
    }

    long binsKey() {
      return binsKey;
    }

    int bins() {
      return bins;
    }

    int remaining() {
      return buffer.remaining();
    }

    long number() {
      check(buffer.remaining() >= Long.BYTES, "it ends too early");
      return buffer.getLong();
    }

    long count() {
      long count = number();
      check(count >= 0, "a count is negative");
      return count;
    }

    /** A sum of numbers that are not negative. */
    private double sum() {
      check(buffer.remaining() >= Double.BYTES, "it ends too early");
      double sum = buffer.getDouble();
      check(sum >= 0 && sum < Double.POSITIVE_INFINITY, "a sum is negative or not finite");
      return sum;
    }

    /** Checked before an array of that length is made. */
    void checkHolds(long numbers) {
      check(buffer.remaining() / Double.BYTES >= numbers, "it ends too early");
    }

    void sums(double[] out) {
      for (int j = 0; j < out.length; j++) {
        out[j] = sum();
      }
    }

    void end() {
      check(!buffer.hasRemaining(), "it goes on after its end");
    }

    void check(boolean holds, String problem) {
      if (!holds) {
        throw new IllegalArgumentException(
            "not the saved state of %s: %s".formatted(what, problem));
      }
    }
  }
}
