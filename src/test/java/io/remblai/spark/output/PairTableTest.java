package io.remblai.spark.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.output.PairTable.IdRows;
import io.remblai.spark.output.PairTable.PairRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class PairTableTest {

  private static final int MOST_BYTES = 4096;

  private static PointBlock points(Ids ids, float... coordinates) {
    return new PointBlock(ids, new long[ids.size()], coordinates, 2);
  }

  private final PairBlock block =
      new PairBlock(
          points(Ids.ofNumbers(new long[] {7, 8}), 0, 0, 1, 1),
          points(Ids.ofTexts(new String[] {"a", "b"}), 3, 4, 1, 1),
          new long[] {1, 0b1011},
          new double[2]);

  /** What Spark does to a function before it runs it elsewhere. */
  @SuppressWarnings("unchecked")
  private static <T> T shipped(T function) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(function);
    }
    assertTrue(bytes.size() < MOST_BYTES, () -> bytes.size() + " bytes");
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  @Test
  void pathsAreTheBitsBelowTheLeadingOne() {
    assertArrayEquals(new int[] {}, PairRows.path(1));
    assertArrayEquals(new int[] {0, 1, 1}, PairRows.path(0b1011));
    assertEquals(63, PairRows.path(Long.MIN_VALUE).length);
  }

  @Test
  void rowsCarryIdsCostAndPath() throws Exception {
    Iterator<Row> rows = shipped(PairRows.plain(GroundCost.SQEUCLIDEAN)).call(block);
    Row first = rows.next();
    assertEquals(7L, first.get(0));
    assertEquals("a", first.get(1));
    assertEquals(25.0, first.get(2));
    Row second = rows.next();
    assertEquals(0.0, second.get(2));
    assertArrayEquals(new int[] {0, 1, 1}, (int[]) second.get(3));
  }

  @Test
  void displacementsAreInTheInputsUnits() throws Exception {
    PairRows rows =
        shipped(PairRows.withDisplacement(GroundCost.EUCLIDEAN, new double[] {10, 100}));
    assertArrayEquals(new float[] {30, 400}, (float[]) rows.call(block).next().get(4));
  }

  @Test
  void idsAreListed() throws Exception {
    Iterator<Row> rows = shipped(new IdRows()).call(block.target());
    assertEquals("a", rows.next().get(0));
    assertEquals("b", rows.next().get(0));
  }
}
