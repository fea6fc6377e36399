package io.remblai.spark.divergence.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.math.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class KeptRowsTest {

  private static KeptRow row(long key) {
    return new KeptRow(Seeds.key(3, key), new double[] {key, -key});
  }

  private static KeptRows rows(int most, long from, long to) {
    KeptRows kept = new KeptRows(most);
    LongStream.range(from, to).forEach(key -> kept.add(row(key)));
    return kept;
  }

  private static byte[] bytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  /** Several tasks of one executor read the same broadcast sample at once. */
  @Test
  void readingChangesNothing() throws IOException {
    KeptRows source = rows(8, 0, 13);
    KeptRows target = rows(8, 20, 35);
    byte[] before = bytes(target);
    SamplePair.of(source, target);
    assertArrayEquals(before, bytes(target));
  }

  @Test
  void keepsTheFirstRowsHoweverTheyCame() {
    List<KeptRow> expected = LongStream.range(0, 100).mapToObj(KeptRowsTest::row).sorted().toList();
    List<KeptRow> together = rows(9, 40, 100).mergeWith(rows(9, 0, 40)).inOrder();
    assertEquals(expected.subList(0, 9), together);
    assertEquals(together, rows(9, 0, 100).inOrder());
  }
}
