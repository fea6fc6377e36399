package io.remblai.spark.info.series;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;
import io.remblai.spark.info.RowPass;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** A partition's usable rows that have a place in a series: source and target under their time. */
final class TimedPass implements RowPass<Tuple2<SeriesTime, double[][]>> {

  private static final long serialVersionUID = 1;

  private final Broadcast<Map<Long, Dims>> dims;

  TimedPass(Broadcast<Map<Long, Dims>> dims) {
    this.dims = dims;
  }

  /** Walks the rows. Not thread safe. */
  private static final class Timed implements Iterator<Tuple2<SeriesTime, double[][]>> {
    private final RowCursor rows;
    private final Map<Long, Dims> dims;
    private boolean ready;

    Timed(RowCursor rows, Map<Long, Dims> dims) {
      this.rows = rows;
      this.dims = dims;
    }

    @Override
    public boolean hasNext() {
      while (!ready && rows.hasNext()) {
        boolean bad = rows.next().isPresent();
        ready = !bad && rows.timed() && Dims.of(rows).equals(dims.get(rows.group()));
      }
      return ready;
    }

    @Override
    public Tuple2<SeriesTime, double[][]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return new Tuple2<>(
          new SeriesTime(rows.group(), rows.series(), rows.time()),
          new double[][] {rows.x().widened(), rows.y().widened()});
    }
  }

  @Override
  public Iterator<Tuple2<SeriesTime, double[][]>> call(RowCursor rows) {
    return new Timed(rows, dims.value());
  }
}
