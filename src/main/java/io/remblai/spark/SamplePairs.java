package io.remblai.spark;

import io.remblai.refine.Midpoints;
import io.remblai.refine.PairSample;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Brings the sources' ids and keys of a round's sampled pairs, with the pairs' places as
 * coordinates.
 */
final class SamplePairs implements FlatMapFunction<Iterator<PairBlock>, PointBlock> {

  private static final long serialVersionUID = 1;

  private final PairSample sample;

  SamplePairs(PairSample sample) {
    this.sample = sample;
  }

  @Override
  public Iterator<PointBlock> call(Iterator<PairBlock> pairs) {
    List<PointBlock> sampled = new ArrayList<>();
    while (pairs.hasNext()) {
      PairBlock block = pairs.next();
      RowList rows = new RowList();
      for (int row = 0; row < block.size(); row++) {
        if (sample.contains(block.source().keys()[row])) {
          rows.add(row);
        }
      }
      PairBlock chosen = block.select(rows.toArray());
      float[] x = chosen.source().coordinates();
      float[] places = new float[x.length];
      Midpoints.write(x, 0, chosen.target().coordinates(), 0, x.length, places, 0);
      sampled.add(
          new PointBlock(
              chosen.source().ids(), chosen.source().keys(), places, chosen.source().dim()));
    }
    return sampled.iterator();
  }
}
