package io.remblai.spark.mass;

import io.remblai.math.Seeds;
import io.remblai.spark.Ids;
import io.remblai.spark.PointBlock;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Puts several copies of every row in its place, each under a key of its own that follows from the
 * row's key and the number of the copy. Ids stay those of the row.
 */
public final class CopyRows implements FlatMapFunction<PointBlock, PointBlock> {

  private static final long serialVersionUID = 1;

  private final int copies;

  /**
   * @param copies of each row, at least 1
   */
  public CopyRows(int copies) {
    if (copies < 1) {
      throw new IllegalArgumentException("copies must be at least 1, not " + copies);
    }
    this.copies = copies;
  }

  @Override
  public Iterator<PointBlock> call(PointBlock block) {
    return IntStream.range(0, copies).mapToObj(copy -> copy(block, copy)).iterator();
  }

  private static PointBlock copy(PointBlock block, int copy) {
    Ids ids = block.ids();
    long[] keys = new long[block.size()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = Seeds.key(block.keys()[row], copy);
    }
    return new PointBlock(ids, keys, block.coordinates(), block.dim());
  }
}
