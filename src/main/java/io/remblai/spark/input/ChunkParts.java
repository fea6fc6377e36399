package io.remblai.spark.input;

import io.remblai.spark.PointBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Functions that take a part out of a chunk. */
final class ChunkParts {

  private ChunkParts() {}

  /** The counts. */
  static final class Summary implements Function<ReadChunk, ReadSummary> {
    private static final long serialVersionUID = 1;

    @Override
    public ReadSummary call(ReadChunk chunk) {
      return chunk.summary();
    }
  }

  /** The points. */
  static final class Blocks implements FlatMapFunction<ReadChunk, PointBlock> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<PointBlock> call(ReadChunk chunk) {
      return chunk.blocks();
    }
  }

  /** The points with their masses. */
  static final class Weighted implements FlatMapFunction<ReadChunk, WeightedPoints> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<WeightedPoints> call(ReadChunk chunk) {
      return chunk.weighted();
    }
  }

  /** The rows set aside, as (side, id, reason). */
  static final class Rejects implements FlatMapFunction<ReadChunk, Row> {
    private static final long serialVersionUID = 1;
    private final String side;

    Rejects(String side) {
      this.side = side;
    }

    @Override
    public Iterator<Row> call(ReadChunk chunk) {
      List<Row> rows = new ArrayList<>(chunk.rejects());
      for (int i = 0; i < chunk.rejects(); i++) {
        rows.add(
            RowFactory.create(side, chunk.rejectedId(i).orElse(null), chunk.reason(i).label()));
      }
      return rows.iterator();
    }
  }
}
