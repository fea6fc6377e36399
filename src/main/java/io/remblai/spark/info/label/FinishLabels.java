package io.remblai.spark.info.label;

import io.remblai.info.soft.histogram.SoftHistogram;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Finishes the labels of a partition, each of which has all its rows here. */
final class FinishLabels
    implements FlatMapFunction<Iterator<Tuple2<LabelKey, SoftHistogram>>, LabelSums> {

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<LabelSums> call(Iterator<Tuple2<LabelKey, SoftHistogram>> labels) {
    LabelSums sums = new LabelSums();
    while (labels.hasNext()) {
      Tuple2<LabelKey, SoftHistogram> label = labels.next();
      sums.add(label._1(), label._2());
    }
    return List.of(sums).iterator();
  }
}
