package io.remblai.spark.info.pair;

import io.remblai.info.soft.AssignedRows;
import io.remblai.info.soft.Direction;
import io.remblai.info.soft.chance.KeyedPermutation;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import io.remblai.spark.info.soft.SoftBatch;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** The shares of each row's two vectors, with the bucket in which it may exchange partners. */
final class KeepPairs implements RowPass<Tuple2<PairBucket, KeptPair>> {

  private static final long serialVersionUID = 1;

  private final SoftSettings settings;
  private final Broadcast<Map<Long, PairGroup>> groups;

  KeepPairs(SoftSettings settings, Broadcast<Map<Long, PairGroup>> groups) {
    this.settings = settings;
    this.groups = groups;
  }

  @Override
  public Iterator<Tuple2<PairBucket, KeptPair>> call(RowCursor rows) {
    return new Work(settings, groups.value(), rows);
  }

  /** Walks the rows a batch at a time. Not thread safe. */
  private static final class Work implements Iterator<Tuple2<PairBucket, KeptPair>> {
    private final SoftSettings settings;
    private final Map<Long, PairGroup> groups;
    private final RowCursor rows;
    private final Map<Dims, SoftBatch> batches = new HashMap<>();
    private final ArrayDeque<Tuple2<PairBucket, KeptPair>> ready = new ArrayDeque<>();

    Work(SoftSettings settings, Map<Long, PairGroup> groups, RowCursor rows) {
      this.settings = settings;
      this.groups = groups;
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && rows.hasNext()) {
        boolean bad = rows.next().isPresent();
        PairGroup group = groups.get(rows.group());
        if (!bad && group != null && Dims.of(rows).equals(group.dims())) {
          SoftBatch batch =
              batches.computeIfAbsent(group.dims(), dims -> new SoftBatch(settings, dims, 0));
          batch.add(rows, true);
          if (batch.isFull()) {
            flush(batch);
          }
        }
        if (!rows.hasNext()) {
          batches.values().forEach(this::flush);
        }
      }
      return !ready.isEmpty();
    }

    @Override
    public Tuple2<PairBucket, KeptPair> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.poll();
    }

    private void flush(SoftBatch batch) {
      AssignedRows x = batch.assign();
      AssignedRows y = batch.assignSecond().orElseThrow();
      for (int i = 0; i < batch.size(); i++) {
        if (x.direction(i) == Direction.KNOWN && y.direction(i) == Direction.KNOWN) {
          long group = batch.group(i);
          long key = batch.key(i);
          int bucket = KeyedPermutation.bucket(key, settings.seed(), groups.get(group).buckets());
          ready.add(
              new Tuple2<>(
                  new PairBucket(group, bucket), new KeptPair(key, shares(x, i), shares(y, i))));
        }
      }
      batch.clear();
    }

    private static double[] shares(AssignedRows rows, int i) {
      double[] shares = new double[rows.bins()];
      rows.copy(i, shares, 0);
      return shares;
    }
  }
}
