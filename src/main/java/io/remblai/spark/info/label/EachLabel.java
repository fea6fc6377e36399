package io.remblai.spark.info.label;

import io.remblai.info.soft.histogram.SoftEntropy;
import io.remblai.info.soft.histogram.SoftHistogram;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** The entropy of one label, with all of its rows, as a row; nothing where none has a direction. */
final class EachLabel implements FlatMapFunction<Tuple2<LabelKey, SoftHistogram>, Row> {

  private static final long serialVersionUID = 1;

  private final int[] columns;

  /**
   * @param columns label columns, in the order in which their histograms are numbered
   */
  EachLabel(int[] columns) {
    this.columns = columns;
  }

  @Override
  public Iterator<Row> call(Tuple2<LabelKey, SoftHistogram> label) {
    Optional<SoftEntropy> entropy = label._2().entropy();
    LabelKey key = label._1();
    return entropy
        .map(found -> LabelRow.of(key.group(), columns[key.histogram()], key.label(), found))
        .map(List::of)
        .orElse(List.of())
        .iterator();
  }
}
