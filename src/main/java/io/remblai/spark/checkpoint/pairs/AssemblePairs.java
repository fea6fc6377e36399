package io.remblai.spark.checkpoint.pairs;

import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Puts the halves of a partition together, in the order in which the pairs were. */
final class AssemblePairs
    implements FlatMapFunction<
        Tuple2<Integer, Tuple2<Iterable<HalfPairs>, Iterable<HalfPairs>>>, PairBlock> {

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<PairBlock> call(
      Tuple2<Integer, Tuple2<Iterable<HalfPairs>, Iterable<HalfPairs>>> partition) {
    HalfPairs source = whole(partition._2()._1());
    HalfPairs target = whole(partition._2()._2());
    double[] potentials = new double[target.values.length];
    for (int i = 0; i < potentials.length; i++) {
      potentials[i] = Double.longBitsToDouble(target.values[i]);
    }
    return List.of(new PairBlock(source.points, target.points, source.values, potentials))
        .iterator();
  }

  /** All rows of one side in ascending order. */
  private static HalfPairs whole(Iterable<HalfPairs> halves) {
    List<PointBlock> points = new ArrayList<>();
    int size = 0;
    for (HalfPairs half : halves) {
      points.add(half.points);
      size += half.rows.length;
    }
    int[] order = new int[size];
    Arrays.fill(order, -1);
    int[] rows = new int[size];
    long[] values = new long[size];
    int at = 0;
    for (HalfPairs half : halves) {
      for (int i = 0; i < half.rows.length; i++, at++) {
        int row = half.rows[i];
        if (row >= size || order[row] >= 0) {
          throw new IllegalStateException("points of kept pairs are missing from the tables");
        }
        order[row] = at;
        rows[row] = row;
        values[row] = half.values[i];
      }
    }
    if (size == 0) {
      throw new IllegalStateException("points of kept pairs are missing from the tables");
    }
    return new HalfPairs(rows, values, PointBlock.concat(points).select(order));
  }
}
