package io.remblai.spark.info.discrete;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The pairs of labels of a partition's rows, the real one and those dealt out by chance: group,
 * pair, draw, first label, second label. Not thread safe.
 */
final class CountedRows implements Iterator<Row> {

  private final RowCursor rows;
  private final DiscreteSettings settings;
  private final ChanceLabels chance;
  private final Map<Long, Dims> dims;
  private final ArrayDeque<Row> ready = new ArrayDeque<>();

  CountedRows(
      RowCursor rows, DiscreteSettings settings, ChanceLabels chance, Map<Long, Dims> dims) {
    this.rows = rows;
    this.settings = settings;
    this.chance = chance;
    this.dims = dims;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      boolean bad = rows.next().isPresent();
      if (!bad && Dims.of(rows).equals(dims.get(rows.group()))) {
        fill();
      }
    }
    return !ready.isEmpty();
  }

  private void fill() {
    List<ColumnPair> pairs = settings.pairs();
    long key = settings.nulls() > 0 ? rows.key() : 0;
    for (int p = 0; p < pairs.size(); p++) {
      int first = pairs.get(p).first();
      int second = pairs.get(p).second();
      if (rows.labelled(first) && rows.labelled(second)) {
        long x = rows.label(first);
        ready.add(RowFactory.create(rows.group(), p, 0, x, rows.label(second)));
        for (int draw = 1; draw <= settings.nulls(); draw++) {
          long y = chance.label(rows.group(), p, key, draw - 1);
          ready.add(RowFactory.create(rows.group(), p, draw, x, y));
        }
      }
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }
}
