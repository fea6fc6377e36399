package io.remblai.spark.info.label;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.soft.LabelDraws;
import io.remblai.spark.info.soft.SoftBatch;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Walks a partition's rows and hands out a record for each label and chance label of each row; at
 * the end one for each label that was frequent here. Not thread safe.
 */
final class LabelWork implements Iterator<Tuple2<Long, byte[]>> {

  private final SoftSettings settings;
  private final int[] columns;
  private final LabelDraws draws;
  private final Map<Long, Dims> dims;
  private final RowCursor rows;
  private final Map<Dims, SoftBatch> batches = new HashMap<>();
  private final FrequentLabels frequent;
  private final ArrayDeque<byte[]> ready = new ArrayDeque<>();
  private Iterator<LabelKey> last; // none before the rows have ended

  LabelWork(
      SoftSettings settings,
      int[] columns,
      LabelDraws draws,
      Map<Long, Dims> dims,
      RowCursor rows) {
    this.settings = settings;
    this.columns = columns;
    this.draws = draws;
    this.dims = dims;
    this.rows = rows;
    this.frequent = new FrequentLabels(settings.x().count());
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && last == null) {
      fill();
    }
    return !ready.isEmpty() || last.hasNext();
  }

  @Override
  public Tuple2<Long, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    byte[] record = ready.isEmpty() ? frequent.record(last.next()) : ready.poll();
    return new Tuple2<>(LabelRecord.key(record).place(), record);
  }

  /** Takes rows until a batch is full or there are no more. */
  private void fill() {
    while (rows.hasNext() && ready.isEmpty()) {
      boolean bad = rows.next().isPresent();
      if (!bad && Dims.of(rows).equals(dims.get(rows.group()))) {
        SoftBatch batch =
            batches.computeIfAbsent(
                Dims.of(rows), own -> new SoftBatch(settings, own, rows.labels()));
        batch.add(rows, settings.nulls() > 0);
        if (batch.isFull()) {
          flush(batch);
        }
      }
    }
    if (!rows.hasNext()) {
      batches.values().forEach(this::flush);
      last = frequent.keys().iterator();
    }
  }

  private void flush(SoftBatch batch) {
    AssignedRows shares = batch.assign();
    for (int i = 0; i < batch.size(); i++) {
      for (int c = 0; c < columns.length && shares.direction(i) == Direction.KNOWN; c++) {
        if (batch.labelled(columns[c], i)) {
          send(batch, shares, i, c);
        }
      }
    }
    batch.clear();
  }

  private void send(SoftBatch batch, AssignedRows shares, int i, int c) {
    for (int s = 0; s <= settings.nulls(); s++) {
      long label = batch.label(columns[c], i, s, draws);
      LabelKey key = new LabelKey(batch.group(i), c * (1 + settings.nulls()) + s, label);
      if (!frequent.take(key, shares, i, batch.bins())) {
        ready.add(LabelRecord.ofRow(key, shares, i, settings.precision()));
      }
    }
  }
}
