package io.remblai.spark.info.label;

import io.remblai.info.soft.SoftBins;
import io.remblai.info.soft.histogram.LabelledHistogram;
import io.remblai.info.soft.histogram.SoftHistogram;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.soft.SoftSettings;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Adds up the records of a partition's labels, each of which has all of its own here. */
final class MeetLabels
    implements FlatMapFunction<Iterator<Tuple2<Long, byte[]>>, Tuple2<LabelKey, SoftHistogram>> {

  private static final long serialVersionUID = 1;

  private final SoftSettings settings;
  private final Broadcast<Map<Long, Dims>> dims;

  /**
   * @param dims the right length of each group
   */
  MeetLabels(SoftSettings settings, Broadcast<Map<Long, Dims>> dims) {
    this.settings = settings;
    this.dims = dims;
  }

  @Override
  public Iterator<Tuple2<LabelKey, SoftHistogram>> call(Iterator<Tuple2<Long, byte[]>> records) {
    Map<LabelKey, LabelledHistogram> sums = new HashMap<>(); // keys without a label
    Map<Integer, SoftBins> bins = new HashMap<>(); // by length
    Map<Integer, TravelledRow> rows = new HashMap<>();
    while (records.hasNext()) {
      byte[] record = records.next()._2();
      LabelKey column = LabelRecord.key(record).withoutLabel();
      int dim = dims.value().get(column.group()).x();
      SoftBins own = bins.computeIfAbsent(dim, settings.x()::bins);
      TravelledRow row = rows.computeIfAbsent(dim, any -> new TravelledRow(own));
      LabelRecord.addTo(
          sums.computeIfAbsent(column, any -> new LabelledHistogram(own)), record, row);
    }
    return new Labels(sums);
  }

  /** Label after label, so that no more than one is there twice. Not thread safe. */
  private static final class Labels implements Iterator<Tuple2<LabelKey, SoftHistogram>> {
    private final Iterator<Map.Entry<LabelKey, LabelledHistogram>> columns;
    private Map.Entry<LabelKey, LabelledHistogram> column;
    private long[] labels = {};
    private int next;

    Labels(Map<LabelKey, LabelledHistogram> sums) {
      columns = sums.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
      while (next == labels.length && columns.hasNext()) {
        column = columns.next();
        labels = column.getValue().labelKeys();
        next = 0;
      }
      return next < labels.length;
    }

    @Override
    public Tuple2<LabelKey, SoftHistogram> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long label = labels[next++];
      return new Tuple2<>(column.getKey().withLabel(label), column.getValue().of(label));
    }
  }
}
