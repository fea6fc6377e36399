package io.remblai.spark.pairing;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

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
      IdColumn sources = new IdColumn(textSources, MOST);
      IdColumn targets = new IdColumn(textTargets, MOST);
      long[] paths = new long[MOST];
      int size = 0;
      while (size < MOST && rows.hasNext()) {
        InternalRow row = rows.next();
        sources.read(row, 0, size);
        targets.read(row, 1, size);
        paths[size] = BlockPath.of(row.getArray(2));
        size++;
      }
      return new IdPairs(sources.ids(size), targets.ids(size), Arrays.copyOf(paths, size));
    }
  }
}
