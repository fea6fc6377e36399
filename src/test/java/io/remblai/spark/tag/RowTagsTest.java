package io.remblai.spark.tag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTagsTest {

  @Test
  void noTextCanBeTakenForAnother() {
    assertNotEquals(new GroupKey("a,b", "c"), new GroupKey("a", "b,c"));
    assertNotEquals(new GroupKey("a\u0001", "b"), new GroupKey("a", "\u0001b"));
    assertNotEquals(new GroupKey("", "null"), new GroupKey("null", ""));
    assertNotEquals(new GroupKey("1"), new GroupKey(1L));
    assertNotEquals(new GroupKey("\u00e9"), new GroupKey("e\u0301"));
    assertEquals(new GroupKey("x", 1L, 2.5), new GroupKey("x", 1L, 2.5));
    assertThrows(IllegalArgumentException.class, () -> new GroupKey("a", null));
    assertThrows(IllegalArgumentException.class, () -> new GroupKey(1));
  }

  @Test
  void keysAreInTheOrderOfTheirValues() {
    List<GroupKey> ordered =
        List.of(
            new GroupKey(-3L, "z"),
            new GroupKey(2L, ""),
            new GroupKey(2L, "B"),
            new GroupKey(2L, "a"),
            new GroupKey(10L, "a"));
    List<GroupKey> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(1));
    Collections.sort(shuffled);
    assertEquals(ordered, shuffled);
    assertTrue(new GroupKey(-0.5).compareTo(new GroupKey(1e9)) < 0);
  }

  @Test
  void rowsKeepTheirTags() {
    RowTags.Builder builder = new RowTags.Builder(true, 2);
    int rows = 1000;
    for (int row = 0; row < rows; row++) {
      builder.add(new GroupKey((long) row % 7), new double[] {row, -row});
    }
    RowTags tags = builder.build();
    assertEquals(rows, tags.size());
    assertSame(tags.group(3), tags.group(3 + 7));
    RowTags selected = tags.select(new int[] {999, 5});
    assertArrayEquals(new double[] {999, -999, 5, -5}, selected.numbers());
    assertEquals(new GroupKey(999L % 7), selected.group(0));
    RowTags joined = RowTags.concat(List.of(selected, tags.select(new int[] {8})));
    assertEquals(3, joined.size());
    assertArrayEquals(new double[] {999, -999, 5, -5, 8, -8}, joined.numbers());
    assertEquals(new GroupKey(1L), joined.group(2));
  }

  @Test
  void tagsMayBeNumbersAlone() {
    RowTags.Builder builder = new RowTags.Builder(false, 1);
    builder.add(null, new double[] {2});
    builder.add(null, new double[] {3});
    RowTags tags = builder.build().select(new int[] {1});
    assertArrayEquals(
        new double[] {3}, RowTags.concat(List.of(tags, tags)).select(new int[] {1}).numbers());
  }
}
