package io.remblai.spark.info.label;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.soft.LabelDraws;
import io.remblai.spark.info.soft.SoftBatch;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Walks a partition's rows and hands out sums by label whenever there are as many as its room
 * holds. Not thread safe.
 */
final class LabelWork implements Iterator<Tuple2<LabelKey, SoftHistogram>> {

  /** Sums of shares and of their squares held at a time: 32 MB. */
  private static final long MOST_CELLS = 1 << 21;

  private final SoftSettings settings;
  private final int[] columns;
  private final LabelDraws draws;
  private final Map<Long, Dims> dims;
  private final RowCursor rows;
  private final Map<Dims, SoftBatch> batches = new HashMap<>();
  private final Map<LabelKey, LabelledHistogram> held = new HashMap<>(); // keys without a label
  private Map<LabelKey, LabelledHistogram> full = Map.of(); // what is being handed out
  private Iterator<LabelKey> ready = List.<LabelKey>of().iterator();
  private long labels;

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
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && (rows.hasNext() || !batches.isEmpty())) {
      fill();
      empty();
    }
    return ready.hasNext();
  }

  @Override
  public Tuple2<LabelKey, SoftHistogram> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    LabelKey key = ready.next();
    return new Tuple2<>(key, full.get(key.withoutLabel()).of(key.label()));
  }

  /** Sums rows until there is no room or there are no more. */
  private void fill() {
    while (rows.hasNext() && labels * settings.x().count() < MOST_CELLS) {
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
      batches.clear();
    }
  }

  private void flush(SoftBatch batch) {
    AssignedRows shares = batch.assign();
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < batch.size(); i++) {
        for (int s = 0; s <= settings.nulls() && batch.labelled(columns[c], i); s++) {
          LabelKey key = new LabelKey(batch.group(i), c * (1 + settings.nulls()) + s, 0);
          LabelledHistogram histogram =
              held.computeIfAbsent(key, any -> new LabelledHistogram(batch.bins()));
          int before = histogram.labels();
          histogram.add(shares, i, batch.label(columns[c], i, s, draws));
          labels += histogram.labels() - before;
        }
      }
    }
    batch.clear();
  }

  /** Takes what is held, to be handed out label by label. */
  private void empty() {
    full = new HashMap<>(held);
    held.clear();
    labels = 0;
    List<LabelKey> keys = new ArrayList<>();
    full.forEach(
        (column, histogram) -> {
          for (long label : histogram.labelKeys()) {
            keys.add(column.withLabel(label));
          }
        });
    ready = keys.iterator();
  }
}
