package io.remblai.spark;

import io.remblai.math.Seeds;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The users' row ids of one block: integral ids as longs, all others as text. Immutable.
 *
 * <p>Ordering is by number, or by UTF-16 code units.
 */
public final class Ids implements Serializable {

  private static final long serialVersionUID = 1;

  private final long[] numbers; // null for text
  private final String[] texts; // null for numbers

  private Ids(long[] numbers, String[] texts) {
    this.numbers = numbers;
    this.texts = texts;
  }

  /** Integral ids; the array is kept, not copied. */
  public static Ids ofNumbers(long[] numbers) {
    return new Ids(numbers, null);
  }

  /** Text ids; the array is kept, not copied. */
  public static Ids ofTexts(String[] texts) {
    return new Ids(null, texts);
  }

  public int size() {
    return numbers != null ? numbers.length : texts.length;
  }

  /** A {@code Long} or a {@code String}. */
  public Object value(int row) {
    if (numbers != null) {
      return numbers[row];
    }
    return texts[row];
  }

  /**
   * The key of a row: a hash of its id, the same wherever the row is read. For integral ids free of
   * collisions.
   */
  public long key(long seed, int row) {
    return numbers != null ? Seeds.key(seed, numbers[row]) : Seeds.key(seed, texts[row]);
  }

  /** Compares the id of a row with that of a row of another block of the same kind. */
  public int compare(int row, Ids other, int otherRow) {
    return numbers != null
        ? Long.compare(numbers[row], other.numbers[otherRow])
        : texts[row].compareTo(other.texts[otherRow]);
  }

  /** The ids of the given rows, in that order. */
  public Ids select(int[] rows) {
    if (numbers != null) {
      long[] selected = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selected[i] = numbers[rows[i]];
      }
      return ofNumbers(selected);
    }
    String[] selected = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = texts[rows[i]];
    }
    return ofTexts(selected);
  }

  /** All rows of all blocks in order; the blocks are of one kind. */
  public static Ids concat(List<Ids> blocks) {
    int size = blocks.stream().mapToInt(Ids::size).sum();
    if (blocks.isEmpty() || blocks.get(0).numbers != null) {
      long[] all = new long[size];
      int at = 0;
      for (Ids block : blocks) {
        System.arraycopy(block.numbers, 0, all, at, block.size());
        at += block.size();
      }
      return ofNumbers(all);
    }
    String[] all = new String[size];
    int at = 0;
    for (Ids block : blocks) {
      System.arraycopy(block.texts, 0, all, at, block.size());
      at += block.size();
    }
    return ofTexts(all);
  }

  @Override
  public String toString() {
    return numbers != null ? Arrays.toString(numbers) : Arrays.toString(texts);
  }
}
