package io.remblai.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstRowsTest {

  private static PointBlock block(long... keys) {
    float[] points = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      points[i] = i + 0.5f;
    }
    return new PointBlock(Ids.ofNumbers(keys.clone()), keys, points, 1);
  }

  private static List<Long> first(long bound, PointBlock... blocks) {
    List<Long> keys = new ArrayList<>();
    Iterator<PointBlock> found = new FirstRows(bound).call(List.of(blocks).iterator());
    while (found.hasNext()) {
      for (long key : found.next().keys()) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** Keys are unsigned: the negative ones come last. */
  @Test
  void takesTheRowsUpToTheBoundOfEveryBlock() {
    PointBlock[] blocks = {block(5, -1, 0), block(), block(6, 7, Long.MIN_VALUE, Long.MAX_VALUE)};
    assertEquals(List.of(5L, 0L, 6L), first(6, blocks));
    assertEquals(List.of(5L, 0L, 6L, 7L, Long.MAX_VALUE), first(Long.MAX_VALUE, blocks));
    assertEquals(7, first(-1, blocks).size(), "all");
    assertEquals(List.of(), first(6));
  }

  @Test
  void bringsTheCoordinatesOfItsRows() {
    PointBlock found =
        new FirstRows(6).call(Collections.singletonList(block(9, 3, 8, 6)).iterator()).next();
    assertArrayEquals(new float[] {1.5f, 3.5f}, found.coordinates());
    assertEquals(6L, found.ids().value(1));
  }
}
