package io.remblai.spark.pairing;

import io.remblai.spark.Ids;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** Reads pairs from rows (source id, target id, block path); carries whether ids are text. */
final class ReadIdPairs implements FlatMapFunction<Iterator<InternalRow>, IdPairs> {

  private static final long serialVersionUID = 1;

  private static final int MOST = 65_536;

  private final boolean textSources;
  private final boolean textTargets;

  ReadIdPairs(boolean textSources, boolean textTargets) {
    this.textSources = textSources;
    this.textTargets = textTargets;
  }

  @Override
  public Iterator<IdPairs> call(Iterator<InternalRow> rows) {
    return new Chunks(rows);
  }

  /** Some rows at a time. Not thread safe. */
  private final class Chunks implements Iterator<IdPairs> {

    private final Iterator<InternalRow> rows;

    Chunks(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public IdPairs next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more rows");
      }
      IdColumn sources = new IdColumn(textSources);
      IdColumn targets = new IdColumn(textTargets);
      long[] paths = new long[MOST];
      int size = 0;
      while (size < MOST && rows.hasNext()) {
        InternalRow row = rows.next();
        sources.read(row, 0, size);
        targets.read(row, 1, size);
        paths[size] = path(row.getArray(2));
        size++;
      }
      return new IdPairs(sources.ids(size), targets.ids(size), Arrays.copyOf(paths, size));
    }
  }

  /** A column of ids being read. Not thread safe. */
  private static final class IdColumn {

    private final long[] numbers; // null for text
    private final String[] texts; // null for numbers

    IdColumn(boolean text) {
      numbers = text ? null : new long[MOST];
      texts = text ? new String[MOST] : null;
    }

    void read(InternalRow row, int column, int at) {
      if (texts == null) {
        numbers[at] = row.getLong(column);
      } else {
        texts[at] = row.getUTF8String(column).toString();
      }
    }

    Ids ids(int size) {
      return texts == null
          ? Ids.ofNumbers(Arrays.copyOf(numbers, size))
          : Ids.ofTexts(Arrays.copyOf(texts, size));
    }
  }

  /** The turns below a leading one. */
  private static long path(ArrayData turns) {
    long path = 1;
    for (int i = 0; i < turns.numElements(); i++) {
      path = (path << 1) | turns.getInt(i);
    }
    return path;
  }
}
