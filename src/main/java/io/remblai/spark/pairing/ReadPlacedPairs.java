package io.remblai.spark.pairing;

import io.remblai.math.Seeds;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import io.remblai.spark.PointBlock;
import io.remblai.spark.Side;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** Reads the rows of {@link PlacedPairs}; carries the types of ids, the dimension and the seed. */
final class ReadPlacedPairs implements FlatMapFunction<Iterator<InternalRow>, PairBlock> {

  private static final long serialVersionUID = 1;

  private static final int MOST = 4096;

  private final boolean textSources;
  private final boolean textTargets;
  private final int dim;
  private final long seed;

  ReadPlacedPairs(boolean textSources, boolean textTargets, int dim, long seed) {
    this.textSources = textSources;
    this.textTargets = textTargets;
    this.dim = dim;
    this.seed = seed;
  }

  @Override
  public Iterator<PairBlock> call(Iterator<InternalRow> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public PairBlock next() {
        if (!rows.hasNext()) {
          throw new NoSuchElementException("no more rows");
        }
        return block(rows);
      }
    };
  }

  private PairBlock block(Iterator<InternalRow> rows) {
    IdColumn sources = new IdColumn(textSources, MOST);
    IdColumn targets = new IdColumn(textTargets, MOST);
    long[] paths = new long[MOST];
    float[] from = new float[MOST * dim];
    float[] to = new float[MOST * dim];
    int size = 0;
    while (size < MOST && rows.hasNext()) {
      InternalRow row = rows.next();
      sources.read(row, 0, size);
      targets.read(row, 1, size);
      paths[size] = row.getLong(2);
      copy(row.getArray(3), from, size);
      copy(row.getArray(4), to, size);
      size++;
    }
    return new PairBlock(
        points(sources.ids(size), Side.SOURCE, from),
        points(targets.ids(size), Side.TARGET, to),
        Arrays.copyOf(paths, size),
        new double[size]);
  }

  private void copy(ArrayData point, float[] points, int at) {
    if (point.numElements() != dim) {
      throw new IllegalStateException(
          "a point of a saved map has %d coordinates and not %d"
              .formatted(point.numElements(), dim));
    }
    System.arraycopy(point.toFloatArray(), 0, points, at * dim, dim);
  }

  private PointBlock points(Ids ids, Side side, float[] points) {
    long sideKey = Seeds.key(seed, side.stream());
    long[] keys = new long[ids.size()];
    Arrays.setAll(keys, row -> ids.key(sideKey, row));
    return new PointBlock(ids, keys, Arrays.copyOf(points, ids.size() * dim), dim);
  }
}
