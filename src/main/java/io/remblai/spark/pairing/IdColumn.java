package io.remblai.spark.pairing;

import io.remblai.spark.Ids;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;

/** A column of ids while it is read from rows. Not thread safe. */
public final class IdColumn {

  private final long[] numbers; // null for text
  private final String[] texts; // null for numbers

  /**
   * A column without ids.
   *
   * @param text whether ids are text
   * @param most ids that it has room for
   */
  public IdColumn(boolean text, int most) {
    numbers = text ? null : new long[most];
    texts = text ? new String[most] : null;
  }

  /** Reads an id from a column of a row. */
  public void read(InternalRow row, int column, int at) {
    if (texts == null) {
      numbers[at] = row.getLong(column);
    } else {
      texts[at] = row.getUTF8String(column).toString();
    }
  }

  /** The first ids. */
  public Ids ids(int size) {
    return texts == null
        ? Ids.ofNumbers(Arrays.copyOf(numbers, size))
        : Ids.ofTexts(Arrays.copyOf(texts, size));
  }
}
