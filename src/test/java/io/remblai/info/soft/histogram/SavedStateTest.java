package io.remblai.info.soft.histogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.SoftBins;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SavedStateTest {

  private static final int VERSION_AT = 4;
  private static final int BINS_AT = 16;
  private static final int ROWS_AT = 28;

  private static SoftHistogram histogram(LabelledRows problem) {
    SoftHistogram histogram = new SoftHistogram(problem.bins());
    histogram.add(problem.assigned());
    return histogram;
  }

  private static SoftPairs pairs(LabelledRows problem) {
    SoftPairs pairs = new SoftPairs(problem.bins(), problem.bins());
    AssignedRows rows = problem.assigned();
    pairs.add(rows, rows);
    return pairs;
  }

  @Test
  void savedStatesComeBack() {
    for (int seed = 0; seed < 50; seed++) {
      LabelledRows problem = LabelledRows.of(seed);
      byte[] all = histogram(problem).toBytes();
      assertArrayEquals(all, SoftHistogram.fromBytes(all).toBytes());
      assertEquals(64 + 16 * problem.bins().count(), all.length);
      assertEquals(histogram(problem).entropy(), SoftHistogram.fromBytes(all).entropy());

      byte[] labelled = problem.histogram().toBytes();
      assertArrayEquals(labelled, LabelledHistogram.fromBytes(labelled).toBytes());
      assertEquals(
          problem.histogram().information(), LabelledHistogram.fromBytes(labelled).information());

      byte[] pairs = pairs(problem).toBytes();
      assertArrayEquals(pairs, SoftPairs.fromBytes(pairs).toBytes());
      assertEquals(pairs(problem).information(), SoftPairs.fromBytes(pairs).information());
    }
  }

  @Test
  void savedEmptyStatesComeBack() {
    SoftBins bins = LabelledRows.of(1).bins();
    byte[] labelled = new LabelledHistogram(bins).toBytes();
    assertTrue(LabelledHistogram.fromBytes(labelled).information().isEmpty());
    byte[] all = new SoftHistogram(bins).toBytes();
    assertTrue(SoftHistogram.fromBytes(all).entropy().isEmpty());
  }

  /** A state that was saved goes on: yesterday's and today's are one. */
  @Test
  void aSavedStateCanBeAddedTo() {
    LabelledRows problem = LabelledRows.of(2);
    LabelledHistogram yesterday = LabelledHistogram.fromBytes(problem.histogram().toBytes());
    yesterday.mergeWith(problem.histogram());
    LabelInformation both = yesterday.information().orElseThrow();
    assertEquals(2L * problem.n(), both.rows());
    assertEquals(problem.information().entropy(), both.entropy(), 1e-12);
  }

  @Test
  void anythingElseIsRefused() {
    LabelledRows problem = LabelledRows.of(4);
    assertAllRefused(histogram(problem).toBytes(), SoftHistogram::fromBytes);
    assertAllRefused(problem.histogram().toBytes(), LabelledHistogram::fromBytes);
    assertAllRefused(pairs(problem).toBytes(), SoftPairs::fromBytes);
    assertRefused("else", problem.histogram().toBytes(), SoftHistogram::fromBytes);
    assertRefused("else", histogram(problem).toBytes(), SoftPairs::fromBytes);
  }

  private static void assertAllRefused(byte[] state, Consumer<byte[]> read) {
    assertRefused("else", new byte[0], read);
    assertRefused("else", new byte[100], read);
    assertRefused("version 2", changed(state, VERSION_AT, 2), read);
    for (int at = ROWS_AT; at < state.length; at += Integer.BYTES) {
      assertRefused("changed", changed(state, at, 0x12345678), read);
    }
    for (int length = 0; length < state.length; length++) {
      assertRefused("", Arrays.copyOf(state, length), read);
    }
    assertRefused("follow its header", Arrays.copyOf(state, state.length + 8), read);
  }

  /** A writer's mistake, under a check that fits. */
  @Test
  void whatCannotBeIsRefused() {
    LabelledRows problem = LabelledRows.of(4);
    assertImpossible(histogram(problem).toBytes(), SoftHistogram::fromBytes);
    assertImpossible(problem.histogram().toBytes(), LabelledHistogram::fromBytes);
    assertImpossible(pairs(problem).toBytes(), SoftPairs::fromBytes);
  }

  private static void assertImpossible(byte[] state, Consumer<byte[]> read) {
    assertRefused("bins", sealed(changed(state, BINS_AT, 1)), read);
    assertRefused("too early", sealed(changed(state, BINS_AT, Integer.MAX_VALUE)), read);
    assertRefused("negative", sealed(changed(state, ROWS_AT, -1)), read);
    int lastSum = state.length - Integer.BYTES - Double.BYTES;
    assertRefused("not finite", sealed(changed(state, lastSum, 0x7ff80000)), read);
  }

  private static byte[] changed(byte[] state, int at, int value) {
    byte[] changed = state.clone();
    ByteBuffer.wrap(changed).putInt(at, value);
    return changed;
  }

  private static byte[] sealed(byte[] state) {
    StateBytes.seal(state);
    return state;
  }

  private static void assertRefused(String why, byte[] bytes, Consumer<byte[]> read) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> read.accept(bytes)).getMessage();
    assertTrue(message.startsWith("not the saved state of ") && message.contains(why), message);
  }
}
