package io.remblai.spark.checkpoint.pairs;

import io.remblai.math.Seeds;
import io.remblai.spark.Ids;
import io.remblai.spark.PairBlock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs without their points: ids, where each pair stands (its partition, its row there), leaf and
 * potential. What a checkpoint of pairs consists of, 40 bytes a pair. Immutable by agreement.
 */
final class PairColumns implements Serializable {

  private static final long serialVersionUID = 1;

  final Ids sources;
  final Ids targets;
  final int[] partitions;
  final int[] rows;
  final long[] paths;
  final double[] potentials;

  private PairColumns(
      Ids sources, Ids targets, int[] partitions, int[] rows, long[] paths, double[] potentials) {
    this.sources = sources;
    this.targets = targets;
    this.partitions = partitions;
    this.rows = rows;
    this.paths = paths;
    this.potentials = potentials;
  }

  /** Schema of a checkpoint of pairs. */
  static StructType schema(boolean textSources, boolean textTargets) {
    return new StructType()
        .add("partition", DataTypes.IntegerType, false)
        .add("row", DataTypes.IntegerType, false)
        .add("source_id", idType(textSources), false)
        .add("target_id", idType(textTargets), false)
        .add("path", DataTypes.LongType, false)
        .add("potential", DataTypes.DoubleType, false);
  }

  private static DataType idType(boolean text) {
    return text ? DataTypes.StringType : DataTypes.LongType;
  }

  /** The pairs of a partition's one block. */
  static PairColumns of(int partition, PairBlock block) {
    int[] partitions = new int[block.size()];
    Arrays.fill(partitions, partition);
    int[] rows = new int[block.size()];
    Arrays.setAll(rows, i -> i);
    return new PairColumns(
        block.source().ids(),
        block.target().ids(),
        partitions,
        rows,
        block.paths(),
        block.potentials());
  }

  /** From rows of {@link #schema}. */
  static PairColumns of(Iterator<Row> table, boolean textSources, boolean textTargets) {
    IdColumn sources = new IdColumn(textSources);
    IdColumn targets = new IdColumn(textTargets);
    int[] partitions = new int[16];
    int[] rows = new int[16];
    long[] paths = new long[16];
    double[] potentials = new double[16];
    int size = 0;
    while (table.hasNext()) {
      Row row = table.next();
      if (size == rows.length) {
        partitions = Arrays.copyOf(partitions, 2 * size);
        rows = Arrays.copyOf(rows, 2 * size);
        paths = Arrays.copyOf(paths, 2 * size);
        potentials = Arrays.copyOf(potentials, 2 * size);
      }
      partitions[size] = row.getInt(0);
      rows[size] = row.getInt(1);
      sources.add(row, 2);
      targets.add(row, 3);
      paths[size] = row.getLong(4);
      potentials[size] = row.getDouble(5);
      size++;
    }
    return new PairColumns(
        sources.ids(),
        targets.ids(),
        Arrays.copyOf(partitions, size),
        Arrays.copyOf(rows, size),
        Arrays.copyOf(paths, size),
        Arrays.copyOf(potentials, size));
  }

  int size() {
    return rows.length;
  }

  /** One pair as a row of {@link #schema}. */
  Row row(int i) {
    return RowFactory.create(
        partitions[i], rows[i], sources.value(i), targets.value(i), paths[i], potentials[i]);
  }

  /** A number that any change of any pair changes; sums of it do not depend on the order. */
  long checksum() {
    long sum = 0;
    for (int i = 0; i < rows.length; i++) {
      long mixed = Seeds.mix(sources.key(0, i) ^ ((long) partitions[i] << 32 | rows[i]));
      mixed = Seeds.mix(mixed ^ targets.key(1, i));
      mixed = Seeds.mix(mixed ^ paths[i]);
      sum += Seeds.mix(mixed ^ Double.doubleToRawLongBits(potentials[i]));
    }
    return sum;
  }

  /** Ids of rows, one by one. Not thread safe. */
  private static final class IdColumn {
    private final boolean text;
    private String[] texts = new String[16];
    private long[] numbers = new long[16];
    private int size;

    IdColumn(boolean text) {
      this.text = text;
    }

    void add(Row row, int column) {
      if (text) {
        texts = size < texts.length ? texts : Arrays.copyOf(texts, 2 * size);
        texts[size++] = row.getString(column);
      } else {
        numbers = size < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * size);
        numbers[size++] = row.getLong(column);
      }
    }

    Ids ids() {
      return text
          ? Ids.ofTexts(Arrays.copyOf(texts, size))
          : Ids.ofNumbers(Arrays.copyOf(numbers, size));
    }
  }
}
