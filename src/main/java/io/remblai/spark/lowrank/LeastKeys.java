package io.remblai.spark.lowrank;

import io.remblai.bound.KeySample;
import io.remblai.lowrank.rows.LocalPasses;
import io.remblai.lowrank.rows.RowBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** The rows of a partition with the least keys. */
final class LeastKeys implements FlatMapFunction<Iterator<RowBlock>, RowBlock> {

  private static final long serialVersionUID = 1;

  private final int wanted;
  private final int width;
  private final long last;

  /**
   * @param wanted most rows to bring
   * @param last greatest key that is wanted, unsigned
   */
  LeastKeys(int wanted, int width, long last) {
    this.wanted = wanted;
    this.width = width;
    this.last = last;
  }

  @Override
  public Iterator<RowBlock> call(Iterator<RowBlock> blocks) {
    List<RowBlock> few = new ArrayList<>();
    while (blocks.hasNext()) {
      few.add(LocalPasses.first(within(blocks.next()), wanted));
    }
    return List.of(LocalPasses.first(joined(few, width), wanted)).iterator();
  }

  private RowBlock within(RowBlock block) {
    KeySample sample = new KeySample(last);
    int[] rows = new int[block.size()];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (sample.contains(block.keys()[i])) {
        rows[count++] = i;
      }
    }
    return selected(block, Arrays.copyOf(rows, count));
  }

  private static RowBlock selected(RowBlock block, int[] rows) {
    int width = block.width();
    float[] factors = new float[rows.length * width];
    double[] weights = new double[rows.length];
    long[] keys = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(block.factors(), rows[i] * width, factors, i * width, width);
      weights[i] = block.weights()[rows[i]];
      keys[i] = block.keys()[rows[i]];
    }
    return new RowBlock(factors, width, weights, keys);
  }

  /** All rows of all blocks in order. */
  static RowBlock joined(List<RowBlock> blocks, int width) {
    int size = blocks.stream().mapToInt(RowBlock::size).sum();
    float[] factors = new float[Math.multiplyExact(size, width)];
    double[] weights = new double[size];
    long[] keys = new long[size];
    int at = 0;
    for (RowBlock block : blocks) {
      System.arraycopy(block.factors(), 0, factors, at * width, block.size() * width);
      System.arraycopy(block.weights(), 0, weights, at, block.size());
      System.arraycopy(block.keys(), 0, keys, at, block.size());
      at += block.size();
    }
    return new RowBlock(factors, width, weights, keys);
  }
}
