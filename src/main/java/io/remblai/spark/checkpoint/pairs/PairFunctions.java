package io.remblai.spark.checkpoint.pairs;

import io.remblai.spark.PairBlock;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;

/** Functions between blocks of pairs and the rows of a checkpoint. */
final class PairFunctions {

  private PairFunctions() {}

  private static Stream<PairColumns> columns(int partition, Iterator<PairBlock> blocks) {
    Iterable<PairBlock> once = () -> blocks;
    return StreamSupport.stream(once.spliterator(), false)
        .map(block -> PairColumns.of(partition, block));
  }

  /** Turns a partition's block into rows. */
  static final class ToRows implements Function2<Integer, Iterator<PairBlock>, Iterator<Row>> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(Integer partition, Iterator<PairBlock> blocks) {
      return columns(partition, blocks)
          .flatMap(columns -> IntStream.range(0, columns.size()).mapToObj(columns::row))
          .iterator();
    }
  }

  /** Turns rows back into columns. */
  static final class FromRows implements FlatMapFunction<Iterator<Row>, PairColumns> {
    private static final long serialVersionUID = 1;

    private final boolean textSources;
    private final boolean textTargets;

    FromRows(boolean textSources, boolean textTargets) {
      this.textSources = textSources;
      this.textTargets = textTargets;
    }

    @Override
    public Iterator<PairColumns> call(Iterator<Row> rows) {
      return List.of(PairColumns.of(rows, textSources, textTargets)).iterator();
    }
  }

  /** Digests columns that were read. */
  static final class DigestColumns implements Function<PairColumns, Digest> {
    private static final long serialVersionUID = 1;

    @Override
    public Digest call(PairColumns columns) {
      return new Digest(columns.size(), columns.checksum());
    }
  }

  /** Digests pairs that are to be written. */
  static final class DigestBlocks
      implements Function2<Integer, Iterator<PairBlock>, Iterator<Digest>> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Digest> call(Integer partition, Iterator<PairBlock> blocks) {
      DigestColumns each = new DigestColumns();
      return columns(partition, blocks).map(each::call).iterator();
    }
  }
}
