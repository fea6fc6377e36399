package io.remblai.spark.report;

import io.remblai.geometry.GroundCost;
import io.remblai.spark.pairing.BlockPath;
import io.remblai.spark.pairing.IdColumn;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * Reads pairs from rows of {@link JoinedPairs}; carries how points are prepared for the cost and
 * what the ids are.
 */
final class ReadPairs implements FlatMapFunction<Iterator<InternalRow>, MeasuredPairs> {

  private static final long serialVersionUID = 1;

  private static final int MOST = 4096;

  private final GroundCost cost;
  private final double[] shift;
  private final double[] scale;
  private final boolean numbers; // whether source ids are
  private final boolean targetNumbers;
  private final int dim;

  /**
   * @param shift subtracted from each coordinate, [dim]; empty where points are as in the input
   * @param scale divides each coordinate after that, [dim]; empty likewise
   * @param dim 0: rows have no vectors
   */
  ReadPairs(
      GroundCost cost,
      double[] shift,
      double[] scale,
      boolean numbers,
      boolean targetNumbers,
      int dim) {
    this.cost = cost;
    this.shift = shift;
    this.scale = scale;
    this.numbers = numbers;
    this.targetNumbers = targetNumbers;
    this.dim = dim;
  }

  @Override
  public Iterator<MeasuredPairs> call(Iterator<InternalRow> rows) {
    return new Chunks(rows);
  }

  /** Some rows at a time. Not thread safe. */
  private final class Chunks implements Iterator<MeasuredPairs> {

    private final Iterator<InternalRow> rows;

    Chunks(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public MeasuredPairs next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more rows");
      }
      IdColumn sources = new IdColumn(!numbers, MOST);
      IdColumn targets = new IdColumn(!targetNumbers, MOST);
      long[] blocks = new long[MOST];
      double[] costs = new double[MOST];
      float[] x = new float[MOST * dim];
      float[] y = new float[MOST * dim];
      int size = 0;
      while (size < MOST && rows.hasNext()) {
        InternalRow row = rows.next();
        sources.read(row, 0, size);
        targets.read(row, 1, size);
        costs[size] = row.getDouble(2);
        blocks[size] = BlockPath.of(row.getArray(3));
        if (dim > 0) {
          prepare(row.getArray(4), x, size * dim);
          prepare(row.getArray(5), y, size * dim);
        }
        size++;
      }
      int[] all = java.util.stream.IntStream.range(0, size).toArray();
      return new MeasuredPairs(sources.ids(MOST), targets.ids(MOST), blocks, costs, x, y, dim)
          .select(all);
    }
  }

  /** Shifted and scaled as in the run, then of unit length for the cosine. */
  private void prepare(ArrayData vector, float[] out, int at) {
    if (vector.numElements() != dim) {
      throw new IllegalStateException(
          "a vector has %d numbers, the run had %d".formatted(vector.numElements(), dim));
    }
    double[] point = vector.toDoubleArray();
    double squares = 0;
    for (int k = 0; k < dim; k++) {
      if (shift.length > 0) {
        point[k] = (point[k] - shift[k]) / scale[k];
      }
      squares += point[k] * point[k];
    }
    double length = cost == GroundCost.COSINE ? Math.sqrt(squares) : 1;
    for (int k = 0; k < dim; k++) {
      out[at + k] = (float) (point[k] / length);
    }
  }
}
