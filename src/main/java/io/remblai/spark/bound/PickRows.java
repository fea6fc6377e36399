package io.remblai.spark.bound;

import io.remblai.bound.KeySample;
import io.remblai.spark.PointBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Picks the sampled rows of a partition. */
final class PickRows implements FlatMapFunction<Iterator<PointBlock>, PointBlock> {

  private static final long serialVersionUID = 1;

  private final long last;

  /**
   * @param last greatest key that is sampled, unsigned
   */
  PickRows(long last) {
    this.last = last;
  }

  @Override
  public Iterator<PointBlock> call(Iterator<PointBlock> points) {
    KeySample sample = new KeySample(last);
    List<PointBlock> picked = new ArrayList<>();
    while (points.hasNext()) {
      PointBlock block = points.next();
      long[] keys = block.keys();
      picked.add(
          block.select(
              IntStream.range(0, keys.length).filter(i -> sample.contains(keys[i])).toArray()));
    }
    return picked.iterator();
  }
}
